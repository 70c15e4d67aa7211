'use client';

import { type RefObject, useEffect, useRef } from 'react';
import type { Noun } from '@/lib/challenge/challenge';
import type { ExportTable } from '@/lib/export/table/table';
import type { FigureParams } from '@/lib/plots/core/params';
import type { CellInfo, FigureText } from './cell-info';

/** A figure that can be drawn for paper. */
export interface ExportFigure {
  readonly name: string;
  readonly teams: readonly string[];
  /** What one row of the files is. */
  readonly item: Noun;
  /** Names of the bands, in order. */
  readonly bands: readonly string[];
  readonly text: FigureText;
  draw(params: FigureParams): Element;
}

/** What can be saved of the document: figures, tables, the rows behind figures, and texts. */
export type Exportable = { readonly cell: CellInfo } & (
  | { readonly kind: 'figure'; readonly figure: ExportFigure }
  | {
      readonly kind: 'table';
      readonly table: ExportTable;
      /** Reads all rows, if the table has only the first ones. */
      whole?(): Promise<ExportTable>;
    }
  /** The rows behind a figure, as data. */
  | { readonly kind: 'rows'; readonly table: ExportTable }
  | { readonly kind: 'text'; markdown(): string }
);

interface Registered {
  readonly item: RefObject<Exportable | null>;
  readonly place: RefObject<Element | null>;
}

const registered = new Set<Registered>();

/** Registers a figure, table or text for export while it is mounted. */
export function useExportable(item: Exportable | null, place: RefObject<Element | null>): void {
  const latest = useRef(item);
  useEffect(() => {
    latest.current = item;
  });
  useEffect(() => {
    const entry = { item: latest, place };
    registered.add(entry);
    return () => void registered.delete(entry);
  }, [place]);
}

function follows(a: Element, b: Element): boolean {
  return Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING);
}

/** All registered items in reading order. */
export function allExportables(): Exportable[] {
  const placed = [...registered].flatMap(({ item, place }) =>
    item.current && place.current ? [{ item: item.current, place: place.current }] : [],
  );
  return placed.sort((a, b) => (follows(a.place, b.place) ? 1 : -1)).map(({ item }) => item);
}
