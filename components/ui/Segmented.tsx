'use client';

import { ToggleGroup } from 'radix-ui';
import { useId } from 'react';

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  options: readonly { readonly value: NoInfer<T>; readonly label: string }[];
  onChange(value: NoInfer<T>): void;
}

/** A choice of a few, all of them in sight. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
}: SegmentedProps<T>) {
  const id = useId();
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-1.5 text-sm">
      <span id={id} className="text-soft">
        {label}
      </span>
      <ToggleGroup.Root
        type="single"
        value={value}
        aria-labelledby={id}
        onValueChange={(next) => {
          const option = options.find((o) => o.value === next);
          if (option) onChange(option.value);
        }}
        className="inline-flex flex-wrap rounded-md border border-line bg-raised p-0.5"
      >
        {options.map((option) => (
          <ToggleGroup.Item
            key={option.value}
            value={option.value}
            className="rounded px-2 py-0.5 text-soft hover:text-ink data-[state=on]:bg-accent data-[state=on]:text-accent-ink"
          >
            {option.label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </span>
  );
}
