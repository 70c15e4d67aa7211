import type { ReactNode } from 'react';

interface WithIntervalProps {
  value: ReactNode;
  /** `[0.275, 0.287]`. */
  interval: string;
}

/** A value with its interval in small beside it. */
export function WithInterval({ value, interval }: WithIntervalProps) {
  return (
    <span className="whitespace-nowrap">
      {value} <span className="text-soft text-xs">{interval}</span>
    </span>
  );
}
