import { type FigureParams, FONT, SMALL_FONT } from './figure-params';
import { textWidth, widestText, wrapText } from './text-width';

/** One team's use of one technique: `yes`, `no`, or what was used. */
export interface SolutionRow {
  readonly team: string;
  readonly handle: string;
  readonly technique: string;
  readonly detail: string;
  readonly used: boolean;
}

/** A team's score under a heading, e.g. `mAP, Task 1`. */
export interface SolutionScore {
  readonly team: string;
  readonly heading: string;
  readonly value: number;
  /** Where it stands. */
  readonly place: string;
}

export const LINE = 15;
const PAD = 14;
const GAP = 14;
/** Below this width words stand above the marks. */
const ROOMY = 720;
/** Bold letters are so much wider. */
const BOLD = 1.1;

export interface MatrixColumn {
  readonly title: string;
  readonly kind: 'mark' | 'text' | 'score';
  readonly x: number;
  readonly width: number;
  readonly header: readonly string[];
}

export interface MatrixBlock {
  readonly team: string;
  readonly handle: string;
  readonly top: number;
  readonly height: number;
  /** Middle of the line that holds marks and scores. */
  readonly y: number;
  /** Lines of text by column; on a phone one list for all, under the empty title. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

export interface MatrixLayout {
  readonly narrow: boolean;
  readonly left: number;
  readonly columns: readonly MatrixColumn[];
  readonly blocks: readonly MatrixBlock[];
  readonly headerHeight: number;
  readonly height: number;
}

const words = (row: SolutionRow | undefined) => (row?.used ? row.detail : 'none');

/** Techniques that are only ever `yes` or `no`. */
function isMark(rows: readonly SolutionRow[], technique: string): boolean {
  return rows
    .filter((row) => row.technique === technique)
    .every(({ detail }) => detail === 'yes' || detail === 'no');
}

/** A heading broken at its spaces and, where it must be, after its hyphens. */
function headerLines(title: string, width: number): string[] {
  return wrapText(title, width, SMALL_FONT).flatMap((line) =>
    textWidth(line, SMALL_FONT) <= width ? [line] : line.split(/(?<=-)/),
  );
}

function columnsOf(
  rows: readonly SolutionRow[],
  scores: readonly SolutionScore[],
  left: number,
  params: FigureParams,
): MatrixColumn[] {
  const narrow = params.width < ROOMY;
  const techniques = [...new Set(rows.map((row) => row.technique))];
  const texts = narrow ? [] : techniques.filter((name) => !isMark(rows, name));
  const shown = narrow ? techniques.filter((name) => isMark(rows, name)) : techniques;
  const headings = [...new Set(scores.map((score) => score.heading))];
  const small = narrow
    ? (params.width - left) / (shown.length + headings.length)
    : Math.min(84, Math.max(50, (params.width - left) * 0.08));
  const smallCount = shown.length - texts.length + headings.length;
  const weight = (name: string) => {
    const own = rows.filter((row) => row.technique === name);
    return Math.sqrt(Math.max(...own.map((row) => textWidth(row.detail, SMALL_FONT))));
  };
  const total = texts.reduce((sum, name) => sum + weight(name), 0);
  const room = params.width - left - small * smallCount;
  let x = left;
  return [...shown, ...headings].map((title) => {
    const text = texts.includes(title);
    const width = text ? (room * weight(title)) / total : small;
    const kind = headings.includes(title) ? 'score' : text ? 'text' : 'mark';
    const header = headerLines(title, width - 4);
    const column = { title, kind, x, width, header } as const;
    x += width;
    return column;
  });
}

/** Places teams below each other; on a phone what was used stands above a team's marks. */
export function matrixLayout(
  rows: readonly SolutionRow[],
  scores: readonly SolutionScore[],
  params: FigureParams,
): MatrixLayout {
  const narrow = params.width < ROOMY;
  const teams = [...new Map(rows.map((row) => [row.team, row.handle]))];
  const names = teams.map(([team, handle]) => `${team}  ${handle}`);
  const left = narrow ? 4 : widestText(names, FONT) * BOLD + GAP;
  const columns = columnsOf(rows, scores, left, params);
  const headerHeight = Math.max(...columns.map((column) => column.header.length)) * LINE + 8;
  let top = headerHeight;
  const blocks = teams.map(([team, handle]) => {
    const own = rows.filter((row) => row.team === team);
    const texts = new Map<string, readonly string[]>();
    const wide = columns.filter((column) => column.kind === 'text');
    for (const { title, width } of wide) {
      const detail = words(own.find((row) => row.technique === title));
      texts.set(title, wrapText(detail, width - GAP, SMALL_FONT));
    }
    if (narrow) {
      const lines = own
        .filter(({ technique }) => !isMark(rows, technique))
        .flatMap((row) =>
          wrapText(`${row.technique}: ${words(row)}`, params.width - 12, SMALL_FONT),
        );
      texts.set('', lines);
    }
    const lines = Math.max(1, ...[...texts.values()].map((list) => list.length));
    const height = narrow ? (lines + 2) * LINE + PAD + 6 : lines * LINE + PAD;
    const y = narrow ? top + height - PAD / 2 - LINE / 2 : top + height / 2;
    const block = { team, handle, top, height, y, texts };
    top += height;
    return block;
  });
  return { narrow, left, columns, blocks, headerHeight, height: top + 2 };
}
