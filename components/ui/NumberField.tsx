'use client';

import { useId, useState } from 'react';

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
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const number = Number((draft ?? '').replace(',', '.'));
    const valid = draft?.trim() && Number.isFinite(number) && number >= min && number <= max;
    if (valid && (!whole || Number.isInteger(number))) onChange(number);
    setDraft(null);
  };
  return (
    <span className="inline-flex items-center gap-1.5 text-sm">
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      <input
        id={id}
        inputMode="decimal"
        title={`${min} to ${max}`}
        value={draft ?? String(value)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
        className="w-14 rounded-md border border-line bg-raised px-2 py-1 text-right tabular-nums"
      />
      {unit && <span className="text-soft">{unit}</span>}
    </span>
  );
}
