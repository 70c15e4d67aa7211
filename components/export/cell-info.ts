'use client';

import { createContext, useContext } from 'react';
import type { Noun } from '@/lib/challenge/challenge';
import { inItems } from '@/lib/challenge/words';
import type { ExportTable } from '@/lib/export/table/table';
import type { DataOrigin } from '@/lib/notebook/origin';
import type { ResultTableName } from '@/lib/scoring/result-tables';

/** A cell's text in parts: page, paper and README each compose what they need. */
export interface CellText {
  /** What is shown. */
  readonly shows: string;
  /** How to read it, and what it does not say. */
  readonly reading?: string;
  /** How it is computed. */
  readonly computed?: string;
  /** What can be done on the page. */
  readonly onPage?: string;
}

const join = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ');

/** The text as paragraphs: what is shown and how to read it, then the details. */
export function pageText({ shows, reading, computed }: CellText): readonly string[] {
  return [join([shows, reading]), computed ?? ''].filter(Boolean);
}

/** The text in the words of a challenge whose rows are no images. */
export function aboutItems(text: CellText, item: Noun): CellText {
  return Object.fromEntries(
    Object.entries(text).map(([part, words]: [string, string]) => [part, inItems(words, item)]),
  ) as unknown as CellText;
}

/** The text without what only holds for the page. */
export function paperText({ shows, reading, computed }: CellText): string {
  return join([shows, reading, computed]);
}

/** The text of a figure on paper, in parts. */
export interface FigureText {
  /** What it is about, as a title: `AP of each class and team`. */
  readonly subject: string;
  /** What its marks are, in sentences. */
  readonly shows: string;
  /** How its numbers are computed. */
  readonly computed?: string | undefined;
}

/** The text of a figure that has none of its own. */
export function textOfCell({ title, about }: CellInfo): FigureText {
  return { subject: title, shows: about?.shows ?? '', computed: about?.computed };
}

/**
 * The caption of a figure on paper: what is shown, how it is computed, of how many images and under
 * which settings; in the nouns of the challenge.
 */
export function captionOf({ shows, computed }: FigureText, item: Noun, cell: CellInfo): string {
  const facts = cell.facts();
  return join([
    inItems(join([shows, computed]), item),
    facts.length > 0 ? `${facts.join('; ')}.` : '',
  ]);
}

/** The cell that a figure or table belongs to. */
export interface CellInfo {
  readonly id: string;
  readonly title: string;
  /** Null for a user's cell. */
  readonly about: CellText | null;
  /** Result tables it reads. */
  readonly tables: readonly ResultTableName[];
  /** Where its data come from. */
  readonly origins: readonly DataOrigin[];
  /** Where its numbers come from at the time of the call. */
  provenance(): readonly string[];
  /** The same for a caption: images, classes and settings, without names of files. */
  facts(): readonly string[];
}

const NO_CELL: CellInfo = {
  id: 'notebook',
  title: '',
  about: null,
  tables: [],
  origins: [],
  provenance: () => [],
  facts: () => [],
};

export const CellInfoContext = createContext<CellInfo>(NO_CELL);

export function useCellInfo(): CellInfo {
  return useContext(CellInfoContext);
}

/**
 * Says on what is saved of a cell that its values are synthetic or published; undefined where they
 * are computed from files of the reader, who knows them.
 */
export function originMark({ origins }: Pick<CellInfo, 'origins'>): string | undefined {
  const foreign = origins.filter(({ kind }) => kind !== 'own' && kind !== 'results');
  if (foreign.length === 0) return undefined;
  return join(foreign.map(({ label, detail }) => `${label}: ${detail}`));
}

/** A table with the remark of where its values come from, where they are not the reader's. */
export function markedTable(table: ExportTable, cell: Pick<CellInfo, 'origins'>): ExportTable {
  const note = join([originMark(cell), table.note]);
  return note === '' ? table : { ...table, note };
}

/** A text as a Markdown file, followed by where its values come from. */
export function textWithProvenance(markdown: string, cell: CellInfo): string {
  return `${markdown.trimEnd()}\n\n---\n\n${cell.provenance().join('; ')}.\n`;
}
