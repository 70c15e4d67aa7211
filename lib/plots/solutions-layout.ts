import { fitNames } from './core/names';
import { joinNotes, pageNote } from './core/pages';
import { type FigureParams, FONT, SMALL_FONT } from './core/params';
import { textWidth, widestText, wrapText } from './core/text';

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
  /** Its rank and table: `rank 1, Table 4`. */
  readonly place: string;
}

export const LINE = 15;
const PAD = 14;
const GAP = 14;
/** Below this width in px words are above the marks. */
const ROOMY = 720;
/** How much wider bold letters are. */
const BOLD = 1.1;
/** Px between headings below which they read as one. */
const NEAR = 8;
/** Px between headings below which they are smaller: on the narrowest screens only. */
const TOUCHING = 4;

export interface MatrixColumn {
  readonly title: string;
  readonly kind: 'mark' | 'text' | 'score';
  readonly x: number;
  readonly width: number;
  readonly header: readonly string[];
}

export interface MatrixBlock {
  readonly team: string;
  /** The team's name and handle as written. */
  readonly label: string;
  readonly top: number;
  readonly height: number;
  /** Middle of the line of marks and scores. */
  readonly y: number;
  /** Lines of text by column; on a phone one list for all, under the empty title. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

export interface MatrixLayout {
  readonly narrow: boolean;
  readonly left: number;
  readonly columns: readonly MatrixColumn[];
  readonly blocks: readonly MatrixBlock[];
  readonly headerFont: number;
  readonly headerHeight: number;
  readonly height: number;
  /** Which teams are on this page, how many pages there are, and which part of names is left out. */
  readonly pages: number;
  readonly note: string;
}

const words = (row: SolutionRow | undefined) => (row?.used ? row.detail : 'none');

/** Techniques that are only ever `yes` or `no`. */
function isMark(rows: readonly SolutionRow[], technique: string): boolean {
  return rows
    .filter((row) => row.technique === technique)
    .every(({ detail }) => detail === 'yes' || detail === 'no');
}

/** A heading broken at its spaces and, if necessary, after its hyphens. */
function headerLines(title: string, width: number, font: number): string[] {
  return wrapText(title, width, font).flatMap((line) =>
    textWidth(line, font) <= width ? [line] : line.split(/(?<=-)/),
  );
}

/** Width that a heading needs: its longest part that cannot be broken. */
const headerNeed = (title: string, font: number) => widestText(title.split(/ |(?<=-)/), font);

/**
 * Widths of columns of text, from the square roots of their texts' lengths: none is narrower than
 * its longest word. Null if there is no room for that.
 */
function textWidths(
  texts: readonly { readonly need: number; readonly weight: number }[],
  room: number,
): number[] | null {
  const widths = texts.map(() => 0);
  let open = texts.map((_, i) => i);
  let left = room;
  while (open.length > 0) {
    const total = open.reduce((sum, i) => sum + texts[i]!.weight, 0);
    const share = (i: number) => (left * texts[i]!.weight) / total;
    const short = open.filter((i) => share(i) < texts[i]!.need);
    for (const i of short.length > 0 ? short : open) {
      widths[i] = short.length > 0 ? texts[i]!.need : share(i);
    }
    if (short.length === 0) break;
    left -= short.reduce((sum, i) => sum + texts[i]!.need, 0);
    open = open.filter((i) => !short.includes(i));
  }
  return left >= 0 ? widths : null;
}

/** Null if the words have no room beside the marks. */
function columnsOf(
  rows: readonly SolutionRow[],
  scores: readonly SolutionScore[],
  left: number,
  narrow: boolean,
  params: FigureParams,
): Pick<MatrixLayout, 'columns' | 'headerFont'> | null {
  const techniques = [...new Set(rows.map((row) => row.technique))];
  const texts = narrow ? [] : techniques.filter((name) => !isMark(rows, name));
  const shown = narrow ? techniques.filter((name) => isMark(rows, name)) : techniques;
  const headings = [...new Set(scores.map((score) => score.heading))];
  const titles = [...shown, ...headings];
  const even = (params.width - left) / titles.length;
  const smallTitles = titles.filter((title) => !texts.includes(title));
  const least = Math.max(50, ...smallTitles.map((title) => headerNeed(title, SMALL_FONT) + NEAR));
  const small = narrow ? even : Math.max(least, Math.min(84, (params.width - left) * 0.08));
  const room = params.width - left - small * smallTitles.length;
  const widths = textWidths(
    texts.map((name) => {
      const details = rows.filter((row) => row.technique === name).map((row) => row.detail);
      const longest = widestText(
        details.flatMap((detail) => detail.split(' ')),
        SMALL_FONT,
      );
      return {
        need: Math.max(headerNeed(name, SMALL_FONT) + TOUCHING, longest + GAP),
        weight: Math.sqrt(widestText(details, SMALL_FONT)),
      };
    }),
    room,
  );
  if (!widths) return null;
  // Half a gap before the first heading and after the last are left out.
  const gapAt = (font: number) => {
    const needed = titles.reduce((sum, title) => sum + headerNeed(title, font), 0);
    return (params.width - left - 2 - needed) / Math.max(1, titles.length - 1);
  };
  const headerFont = gapAt(SMALL_FONT) < TOUCHING ? SMALL_FONT - 1.5 : SMALL_FONT;
  const needs = titles.map((title) => headerNeed(title, headerFont));
  const isTight = narrow && needs.some((need) => need + NEAR > even);
  const gap = gapAt(headerFont);
  let x = isTight ? left - gap / 2 : left;
  const columns = titles.map((title, i) => {
    const text = texts.includes(title);
    const wide = text ? widths[texts.indexOf(title)]! : small;
    const width = isTight ? needs[i]! + gap : wide;
    const kind = headings.includes(title) ? 'score' : text ? 'text' : 'mark';
    const header = headerLines(title, isTight ? needs[i]! : width - 4, headerFont);
    const column = { title, kind, x, width, header } as const;
    x += width;
    return column;
  });
  return { columns, headerFont };
}

/** Each team's name and handle, as wide as there is room for. */
function teamLabels(
  teams: readonly (readonly [team: string, handle: string])[],
  narrow: boolean,
  params: FigureParams,
) {
  const handle = (own: string) => (own ? `  ${own}` : '');
  const handles = widestText(
    teams.map(([, own]) => handle(own)),
    FONT,
  );
  const room = (narrow ? params.width - 12 : 0.4 * params.width) - handles * BOLD;
  const names = teams.map(([team]) => team);
  const fitted = fitNames(names, { width: room, fontSize: FONT, weight: 'bold' }, 'teams');
  const labels = new Map(teams.map(([team, own]) => [team, `${fitted.of(team)}${handle(own)}`]));
  return { labels, note: fitted.note };
}

/** Divides heights into runs that are no higher than `most`. */
function runsOf<T extends { readonly height: number }>(blocks: readonly T[], most: number): T[][] {
  const runs: T[][] = [[]];
  let height = 0;
  for (const block of blocks) {
    const last = runs.at(-1)!;
    if (last.length > 0 && height + block.height > most) {
      runs.push([block]);
      height = block.height;
    } else {
      last.push(block);
      height += block.height;
    }
  }
  return runs;
}

/** The names of teams and the columns beside them; null if there is no room for the words. */
function frameOf(
  rows: readonly SolutionRow[],
  scores: readonly SolutionScore[],
  narrow: boolean,
  params: FigureParams,
) {
  const teams = [...new Map(rows.map((row) => [row.team, row.handle]))];
  const { labels, note } = teamLabels(teams, narrow, params);
  const left = narrow ? 4 : widestText(labels.values(), FONT) * BOLD + GAP;
  const columns = columnsOf(rows, scores, left, narrow, params);
  return columns && { ...columns, narrow, labels, note, left };
}

/** Places teams below each other; on a phone the words are above a team's marks. */
export function matrixLayout(
  rows: readonly SolutionRow[],
  scores: readonly SolutionScore[],
  params: FigureParams,
): MatrixLayout {
  const wide = params.width < ROOMY ? null : frameOf(rows, scores, false, params);
  const { narrow, labels, note, left, columns, headerFont } =
    wide ?? frameOf(rows, scores, true, params)!;
  const headerHeight = Math.max(...columns.map((column) => column.header.length)) * LINE + 8;
  const all = [...labels].map(([team, label]) => {
    const own = rows.filter((row) => row.team === team);
    const texts = new Map<string, readonly string[]>();
    for (const { title, width, kind } of columns) {
      if (kind !== 'text') continue;
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
    return { team, label, height, texts };
  });
  const runs = runsOf(all, (params.pageHeight ?? Infinity) - headerHeight);
  const page = Math.min(params.page ?? 0, runs.length - 1);
  const from = runs.slice(0, page).reduce((sum, run) => sum + run.length, 0);
  let top = headerHeight;
  const blocks = runs[page]!.map((block) => {
    const { height } = block;
    const y = narrow ? top + height - PAD / 2 - LINE / 2 : top + height / 2;
    const placed = { ...block, top, y };
    top += height;
    return placed;
  });
  const shown = { items: runs[page]!, from, of: all.length, pages: runs.length };
  return {
    narrow,
    left,
    columns,
    blocks,
    headerFont,
    headerHeight,
    height: top + 2,
    pages: runs.length,
    note: joinNotes(pageNote('Teams', shown), note),
  };
}
