'use client';

import type { CellChange } from '@/lib/notebook/document/operations';
import type { OwnCell } from '@/lib/notebook/document/types';
import { useHeld } from '../document';
import { useViewMode } from '../view-mode';
import { ChartCellBody } from './ChartCellBody';
import { SqlCellBody } from './SqlCellBody';
import { TextCellBody } from './TextCellBody';

interface OwnBodyProps {
  cell: OwnCell;
  onChange(change: CellChange): void;
}

/** What a cell of the reader's own shows, by its kind. */
export function OwnBody({ cell, onChange }: OwnBodyProps) {
  const held = useHeld();
  const readOnly = useViewMode().kind !== 'edit';
  const shared = { onChange, held, readOnly };
  switch (cell.kind) {
    case 'text':
      return <TextCellBody cell={cell} {...shared} />;
    case 'sql':
      return <SqlCellBody cell={cell} {...shared} />;
    case 'chart':
      return <ChartCellBody cell={cell} {...shared} />;
  }
}
