'use client';

import { ChartScatter, Database, Plus, Type } from 'lucide-react';
import { useRef } from 'react';
import { CELLS } from '@/components/cells/registry';
import { focusNewCell } from '@/components/cells/shared/focus-new-cell';
import { Menu, MenuItem } from '@/components/ui/Menu';
import { addCell, newCell } from '@/lib/notebook/document/operations';
import { changeDocument, currentDocument } from '@/lib/notebook/document/store';
import type { DocumentCell, UserCell } from '@/lib/notebook/document/types';

const KINDS: readonly { kind: UserCell['kind']; label: string; Icon: typeof Type }[] = [
  { kind: 'text', label: 'Text', Icon: Type },
  { kind: 'sql', label: 'Query', Icon: Database },
  { kind: 'chart', label: 'Chart', Icon: ChartScatter },
];

/** The rows nearest above a place: of a query, or the first result table of a built-in cell. */
function rowsAbove(cells: readonly DocumentCell[], index: number): string | undefined {
  for (const cell of cells.slice(0, index).toReversed()) {
    if (cell.kind === 'sql') return cell.name;
    const table = cell.kind === 'built-in' && CELLS.find(({ id }) => id === cell.cell)?.tables[0];
    if (table) return table;
  }
  return undefined;
}

/** Adds an empty cell and returns it; a chart is of the rows above it. */
function add(kind: UserCell['kind'], index: number): UserCell {
  const { cells } = currentDocument();
  const cell = newCell(kind, cells, rowsAbove(cells, index));
  changeDocument((document) => addCell(document, cell, index));
  return cell;
}

interface AddBetweenProps {
  /** Position in the document of a new cell. */
  index: number;
  /** Title of the next cell; null at the end. */
  before: string | null;
}

/** The gap between two cells: adds a cell, and accepts a dragged one. */
export function AddBetween({ index, before }: AddBetweenProps) {
  const added = useRef<UserCell | null>(null);
  const focusAdded = (event: Event) => {
    if (added.current === null) return;
    event.preventDefault();
    focusNewCell(added.current.id, added.current.kind);
    added.current = null;
  };
  return (
    <div
      data-place={index}
      className="group/add relative z-10 print:hidden -my-3 flex h-6 items-center justify-center"
    >
      <span
        aria-hidden
        className="pointer-events-none absolute inset-x-0 top-3 h-0.5 rounded bg-accent opacity-0 transition-opacity group-focus-within/add:opacity-40 group-hover/add:opacity-40 group-data-over/add:opacity-100"
      />
      <Menu
        align="center"
        onClosed={focusAdded}
        trigger={
          <button
            type="button"
            aria-label={before === null ? 'Add a cell at the end' : `Add a cell before ${before}`}
            className="relative grid size-6 place-items-center rounded-full border border-line bg-raised text-soft opacity-60 transition-opacity hover:text-ink focus-visible:opacity-100 group-hover/add:opacity-100 data-[state=open]:opacity-100 [@media(hover:hover)]:opacity-0"
          >
            <Plus size={14} aria-hidden />
          </button>
        }
      >
        {KINDS.map(({ kind, label, Icon }) => (
          <MenuItem
            key={kind}
            icon={<Icon size={14} aria-hidden />}
            onSelect={() => {
              added.current = add(kind, index);
            }}
          >
            {label}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
