'use client';

import { lazy } from 'react';
import { SaveMenu } from './SaveMenu';
import type { SaveTableProps } from './SaveTableChoices';

const Choices = lazy(() =>
  import('./SaveTableChoices').then((m) => ({ default: m.SaveTableChoices })),
);

/** Saves a table to a file or copies it. */
export function SaveTable(props: SaveTableProps) {
  return (
    <SaveMenu
      label="Save this table"
      name={`Save or copy the table ${props.table.name}`}
      short="Save or copy"
    >
      <Choices {...props} />
    </SaveMenu>
  );
}
