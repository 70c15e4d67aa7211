'use client';

import { useState } from 'react';
import { CONTROL, Field } from './Field';

interface NumberFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  unit?: string;
  /** Whole numbers only. */
  whole?: boolean;
  onChange(value: number): void;
}

/** A number typed by hand; taken over on leaving the field or with Enter, if within its limits. */
export function NumberField({ label, value, min, max, unit, whole, onChange }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const number = Number((draft ?? '').replace(',', '.'));
    const valid = draft?.trim() && Number.isFinite(number) && number >= min && number <= max;
    if (valid && (!whole || Number.isInteger(number))) onChange(number);
    setDraft(null);
  };
  return (
    <Field label={label}>
      {(id) => (
        <>
          <input
            id={id}
            inputMode="decimal"
            title={`${min} to ${max}`}
            value={draft ?? String(value)}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={commit}
            onKeyDown={(event) => event.key === 'Enter' && commit()}
            className={`w-14 text-right tabular-nums ${CONTROL}`}
          />
          {unit && <span className="text-soft">{unit}</span>}
        </>
      )}
    </Field>
  );
}
