'use client';

import { ToggleGroup } from 'radix-ui';
import { type ComponentProps, useId } from 'react';

interface ToggleOption<T extends string> {
  readonly value: T;
  readonly label: string;
}

type LabelledGroupProps = ComponentProps<typeof ToggleGroup.Root> & {
  label: string;
  options: readonly ToggleOption<string>[];
  itemClassName: string;
};

/** A label, and a button for each option. */
function LabelledGroup({ label, options, itemClassName, ...root }: LabelledGroupProps) {
  const id = useId();
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-1.5 text-sm">
      <span id={id} className="text-soft">
        {label}
      </span>
      <ToggleGroup.Root aria-labelledby={id} {...root}>
        {options.map((option) => (
          <ToggleGroup.Item key={option.value} value={option.value} className={itemClassName}>
            {option.label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </span>
  );
}

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  options: readonly ToggleOption<NoInfer<T>>[];
  onChange(value: NoInfer<T>): void;
}

/** A choice of one among a few options, all of them visible. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, value, options, onChange } = props;
  return (
    <LabelledGroup
      type="single"
      label={label}
      value={value}
      options={options}
      onValueChange={(next: string) => {
        const option = options.find((o) => o.value === next);
        if (option) onChange(option.value);
      }}
      className="inline-flex flex-wrap rounded-md border border-line bg-raised p-0.5"
      itemClassName="rounded px-2 py-0.5 text-soft hover:text-ink data-[state=on]:bg-accent data-[state=on]:text-accent-ink"
    />
  );
}

interface ToggleSetProps<T extends string> {
  label: string;
  value: readonly NoInfer<T>[];
  options: readonly ToggleOption<T>[];
  onChange(value: NoInfer<T>[]): void;
}

/** A choice of any among a few options, all of them visible. */
export function ToggleSet<T extends string>(props: ToggleSetProps<T>) {
  const { label, value, options, onChange } = props;
  return (
    <LabelledGroup
      type="multiple"
      label={label}
      value={[...value]}
      options={options}
      onValueChange={(next: string[]) =>
        onChange(options.map((o) => o.value).filter((option) => next.includes(option)))
      }
      className="inline-flex flex-wrap gap-1"
      itemClassName="rounded-md border border-line bg-raised px-2 py-0.5 text-soft before:mr-1.5 before:inline-block before:size-2 before:rounded-full before:border before:border-current hover:text-ink data-[state=on]:border-accent data-[state=on]:text-ink data-[state=on]:before:bg-accent"
    />
  );
}
