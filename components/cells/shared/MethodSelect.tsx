'use client';

import { Select } from '@/components/ui/Select';
import type { MethodChoice } from './use-method';

/** Chooses among the kinds of interval there are; nothing where there is only one. */
export function MethodSelect({ method }: { method: MethodChoice }) {
  if (method.options.length < 2) return null;
  return (
    <Select
      label="Interval"
      value={method.shown}
      options={method.options}
      onChange={method.choose}
    />
  );
}
