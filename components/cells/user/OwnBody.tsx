'use client';

import { OwnCellInfo } from '@/components/export/OwnCellInfo';
import { useHeld } from '@/components/hooks/document';
import { useViewMode } from '@/components/hooks/view-mode';
import type { CellChange } from '@/lib/notebook/document/operations';
import type { OwnCell } from '@/lib/notebook/document/types';
import { ChartCellBody } from './ChartCellBody';
import { SqlCellBody } from './SqlCellBody';
import { TextCellBody } from './TextCellBody';

interface KindBodyProps {
  cell: OwnCell;
  onChange(change: CellChange): void;
}

function KindBody({ cell, onChange }: KindBodyProps) {
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

interface OwnBodyProps extends KindBodyProps {
  title: string;
}

/** What a cell of the reader's own shows, by its kind. */
export function OwnBody({ title, ...body }: OwnBodyProps) {
  return (
    <OwnCellInfo cell={body.cell} title={title}>
      <KindBody {...body} />
    </OwnCellInfo>
  );
}
