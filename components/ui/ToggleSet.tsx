'use client';

import { ToggleGroup } from 'radix-ui';
import { useId } from 'react';

interface ToggleSetProps<T extends string> {
  label: string;
  value: readonly NoInfer<T>[];
  options: readonly { readonly value: T; readonly label: string }[];
  onChange(value: NoInfer<T>[]): void;
}

/** Any of a few, all of them in sight. */
export function ToggleSet<T extends string>({
  label,
  value,
  options,
  onChange,
}: ToggleSetProps<T>) {
  const id = useId();
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-1.5 text-sm">
      <span id={id} className="text-soft">
        {label}
      </span>
      <ToggleGroup.Root
        type="multiple"
        value={[...value]}
        aria-labelledby={id}
        onValueChange={(next) =>
          onChange(options.map((o) => o.value).filter((option) => next.includes(option)))
        }
        className="inline-flex flex-wrap gap-1"
      >
        {options.map((option) => (
          <ToggleGroup.Item
            key={option.value}
            value={option.value}
            className="rounded-md border border-line bg-raised px-2 py-0.5 text-soft before:mr-1.5 before:inline-block before:size-2 before:rounded-full before:border before:border-current hover:text-ink data-[state=on]:border-accent data-[state=on]:text-ink data-[state=on]:before:bg-accent"
          >
            {option.label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </span>
  );
}
