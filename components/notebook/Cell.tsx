'use client';

import type { CellDefinition } from './cell';
import { useView } from './context';
import { Provenance } from './Provenance';

/** The frame of a cell: title, definition, body, and where its numbers come from. */
export function Cell({ cell }: { cell: CellDefinition }) {
  const { task } = useView();
  return (
    <section
      id={cell.id}
      aria-labelledby={`${cell.id}-title`}
      className="border-line border-t py-10"
    >
      <h2 id={`${cell.id}-title`} className="font-semibold font-serif text-2xl tracking-tight">
        {cell.title}
      </h2>
      <p className="mt-2 max-w-prose text-soft">{cell.about}</p>
      <div className="mt-5">
        {task ? (
          <cell.Body />
        ) : (
          <p className="rounded-md border border-line border-dashed p-6 text-soft">
            Appears once a label file and at least one predictions file are read.
          </p>
        )}
      </div>
      {task && <Provenance tables={cell.tables} />}
    </section>
  );
}
