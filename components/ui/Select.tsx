'use client';

import { CONTROL, Field } from './Field';

interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: readonly { readonly value: NoInfer<T>; readonly label: string }[];
  onChange(value: NoInfer<T>): void;
}

export function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>) {
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          value={value}
          onChange={(event) => {
            const option = options.find((o) => o.value === event.target.value);
            if (option) onChange(option.value);
          }}
          className={`min-w-0 max-w-60 truncate ${CONTROL}`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
