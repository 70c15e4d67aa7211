'use client';

import { CONTROL, Field } from './Field';

interface TextFieldProps {
  label: string;
  value: string;
  numeric?: boolean;
  onChange(value: string): void;
}

export function TextField({ label, value, numeric = false, onChange }: TextFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          value={value}
          inputMode={numeric ? 'numeric' : 'text'}
          onChange={(event) => onChange(event.target.value)}
          className={`w-40 ${CONTROL}`}
        />
      )}
    </Field>
  );
}
