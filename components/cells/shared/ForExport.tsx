'use client';

import { useRef } from 'react';
import { type FigureText, markedTable, useCellInfo } from '@/components/export/cell-info';
import { useExportable } from '@/components/export/exportables';
import { useItem } from '@/components/hooks/context';
import { useTeamOrder } from '@/components/hooks/published';
import { useFigureTheme } from '@/components/hooks/use-theme';
import type { ExportTable } from '@/lib/export/table/table';
import type { FigureParams } from '@/lib/plots/core/params';

interface FigureForExportProps {
  draw(params: FigureParams): Element;
  name: string;
  text: FigureText;
}

/** A figure of the other view of a cell: part of a paper pack, and not on the page. */
export function FigureForExport({ draw, name, text }: FigureForExportProps) {
  const ref = useRef<HTMLSpanElement>(null);
  const cell = useCellInfo();
  const teams = useTeamOrder();
  const item = useItem();
  const { bands } = useFigureTheme();
  useExportable({ kind: 'figure', figure: { name, draw, teams, bands, item, text }, cell }, ref);
  return <span ref={ref} hidden />;
}

/**
 * A table of the other view of a cell: part of a paper pack, and not on the page.
 *
 * @param make makes the table when it is exported: the page need not wait for it
 */
export function TableForExport({ make }: { make(): ExportTable }) {
  const ref = useRef<HTMLSpanElement>(null);
  const cell = useCellInfo();
  const item = {
    kind: 'table',
    cell,
    get table() {
      return markedTable(make(), cell);
    },
  } as const;
  useExportable(item, ref);
  return <span ref={ref} hidden />;
}
