import type { ReactNode } from 'react';

interface BlockProps {
  children: ReactNode;
}

/** A row of controls above what they change. */
export function Controls({ children }: BlockProps) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2 print:hidden">{children}</div>
  );
}

/** Stands in for a figure that cannot be shown yet, and says what it needs. */
export function EmptyState({ children }: BlockProps) {
  return (
    <div className="space-y-3 rounded-md border border-line border-dashed p-6 text-soft print:hidden">
      {children}
    </div>
  );
}

/** A remark below a figure. */
export function Note({ children }: BlockProps) {
  return <p className="mt-3 max-w-prose text-soft text-sm tabular-nums">{children}</p>;
}

/** An error message. */
export function ErrorBox({ children }: BlockProps) {
  return (
    <div
      role="alert"
      className="my-3 whitespace-pre-wrap rounded-md bg-alarm-paper px-3 py-2 text-alarm text-sm"
    >
      {children}
    </div>
  );
}

interface SubheadingProps {
  title: string;
  /** A sentence or two below the title. */
  children?: ReactNode;
}

/** The heading of a further part of a cell. */
export function Subheading({ title, children }: SubheadingProps) {
  return (
    <>
      <h4 className="mt-10 mb-1 font-medium text-lg first:mt-0">{title}</h4>
      {children && <p className="mb-4 max-w-prose text-soft text-sm">{children}</p>}
    </>
  );
}
