'use client';

import { type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  /** Draws the control, which is to carry the id. */
  children(id: string): ReactNode;
}

/** The look of every control that is typed in or chosen from. */
export const CONTROL = 'rounded-md border border-line bg-raised px-2 py-1';

/** A control with its label before it. */
export function Field({ label, children }: FieldProps) {
  const id = useId();
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 text-sm">
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      {children(id)}
    </span>
  );
}
