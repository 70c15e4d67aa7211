'use client';

import { type ReactNode, useId, useState } from 'react';
import { fitNames } from '@/lib/plots/core/names';
import { longText } from './table-format';

interface FieldProps {
  label: string;
  /** Renders the control, which gets the id. */
  children(id: string): ReactNode;
}

/** Classes of text fields and selects. */
const CONTROL = 'rounded-md border border-line bg-raised px-2 py-1';

/** A control after its label. */
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

interface TextFieldProps {
  label: string;
  value: string;
  numeric?: boolean;
  /** What is wrong with the value; the form that holds the field is not submitted with it. */
  problem?: string;
  onChange(value: string): void;
}

export function TextField({ label, value, numeric = false, problem, onChange }: TextFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <>
          <input
            id={id}
            ref={(input) => input?.setCustomValidity(problem ?? '')}
            value={value}
            inputMode={numeric ? 'numeric' : 'text'}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
            onChange={(event) => onChange(event.target.value)}
            className={`w-40 ${CONTROL}`}
          />
          {problem && (
            <span id={`${id}-problem`} className="text-alarm">
              {problem}
            </span>
          )}
        </>
      )}
    </Field>
  );
}

/** A field for a sentence or more, as wide as the form. */
export function LongTextField({ label, value, onChange }: Omit<TextFieldProps, 'numeric'>) {
  return (
    <div className="w-full">
      <Field label={label}>
        {(id) => (
          <textarea
            id={id}
            value={value}
            rows={3}
            onChange={(event) => onChange(event.target.value)}
            className={`h-auto w-full max-w-prose py-1.5 ${CONTROL}`}
          />
        )}
      </Field>
    </div>
  );
}

interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: readonly SelectOption<NoInfer<T>>[];
  onChange(value: NoInfer<T>): void;
}

interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Heading above all options of the group. */
  readonly group?: string;
}

function SelectOptions<T extends string>({ options }: { options: readonly SelectOption<T>[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** Room of a select for the name that is chosen, in px. */
const OPTION_ROOM = { width: 250, fontSize: 14 };

/** Options of names; long ones are cut so that no two look alike. */
export function optionsOf<T extends string>(values: readonly T[]) {
  const { of } = fitNames(values, OPTION_ROOM, 'options');
  return values.map((value) => ({ value, label: of(value) }));
}

export function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>) {
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          value={value}
          title={longText(value)}
          onChange={(event) => {
            const option = options.find((o) => o.value === event.target.value);
            if (option) onChange(option.value);
          }}
          className={`min-w-0 max-w-72 truncate ${CONTROL}`}
        >
          <SelectOptions options={options.filter(({ group }) => group === undefined)} />
          {[...new Set(options.flatMap(({ group }) => group ?? []))].map((group) => (
            <optgroup key={group} label={group}>
              <SelectOptions options={options.filter((option) => option.group === group)} />
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

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

/** A number field. It commits on blur or Enter if the number is valid, otherwise it reverts. */
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

interface CheckboxProps {
  checked: boolean;
  onChange(checked: boolean): void;
  children: ReactNode;
}

export function Checkbox({ checked, onChange, children }: CheckboxProps) {
  return (
    <label className="flex w-fit max-w-full items-center gap-1.5 text-sm">
      <input
        type="checkbox"
        className="accent-accent"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}
