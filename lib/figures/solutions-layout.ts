import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './figure-params';
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

/** Techniques that are only ever `yes` or `no`. */
function isMark(rows: readonly SolutionRow[], technique: string): boolean {
  return rows
    .filter((row) => row.technique === technique)
    .every(({ detail }) => detail === 'yes' || detail === 'no');
}

function columnsOf(
  rows: readonly SolutionRow[],
  scores: readonly SolutionScore[],
  left: number,
  params: FigureParams,
): MatrixColumn[] {
  const narrow = isNarrow(params);
  const techniques = [...new Set(rows.map((row) => row.technique))];
  const texts = narrow ? [] : techniques.filter((name) => !isMark(rows, name));
  const shown = narrow ? techniques.filter((name) => isMark(rows, name)) : techniques;
  const headings = [...new Set(scores.map((score) => score.heading))];
  const small = narrow
    ? (params.width - left) / (shown.length + headings.length)
    : Math.min(84, (params.width - left) * 0.08);
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
    const header = wrapText(title, width - 4, SMALL_FONT);
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
  const narrow = isNarrow(params);
  const teams = [...new Map(rows.map((row) => [row.team, row.handle]))];
  const names = teams.map(([team, handle]) => `${team}  ${handle}`);
  const left = narrow ? 4 : widestText(names, FONT) + GAP;
  const columns = columnsOf(rows, scores, left, params);
  const headerHeight = Math.max(...columns.map((column) => column.header.length)) * LINE + 8;
  let top = headerHeight;
  const blocks = teams.map(([team, handle]) => {
    const own = rows.filter((row) => row.team === team);
    const texts = new Map<string, readonly string[]>();
    const wide = columns.filter((column) => column.kind === 'text');
    for (const { title, width } of wide) {
      const detail = own.find((row) => row.technique === title)?.detail ?? '';
      texts.set(title, wrapText(detail, width - GAP, SMALL_FONT));
    }
    if (narrow) {
      const lines = own
        .filter(({ technique }) => !isMark(rows, technique))
        .flatMap(({ technique, detail }) =>
          wrapText(`${technique}: ${detail}`, params.width - 12, SMALL_FONT),
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
