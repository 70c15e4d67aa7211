import * as Plot from '@observablehq/plot';
import { type FittedNames, fitNames } from './names';
import { isKnown } from './numbers';
import { joinNotes, LEAST_STEP, pageNote, pageOf, rowsOfPage } from './pages';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './params';
import { type Tags, tagged } from './tagged';
import { fitText, widestText } from './text';

/** Where each of a column of named rows lies; y is a linear scale of row numbers from the top. */
export interface RowLayout {
  /** Names of the rows on this page. */
  readonly names: readonly string[];
  /** On a phone the name is above its row, else beside it. */
  readonly above: boolean;
  readonly marginLeft: number;
  /** Height of a row in px. */
  readonly step: number;
  /** Height of all rows in px. */
  readonly height: number;
  /** Radius of a point in px that fits into a row. */
  readonly radius: number;
  readonly y: Plot.ScaleOptions;
  /** y of what is drawn in the row; undefined for an unknown name and for one on another page. */
  at(name: string): number | undefined;
  /** y of the row's line of text. */
  textAt(name: string): number;
  /** The names themselves. */
  readonly labels: Plot.Markish;
  /** A grey line along each row. */
  readonly lines: Plot.Markish;
  /** How many pages the rows take. */
  readonly pages: number;
  /** Which rows are on this page, and which part of the names is left out. */
  readonly note: string;
}

export interface RowLayoutOptions {
  /** What the names are of. */
  readonly kind: 'class' | 'team';
  /** Height in px of a row with its name beside it. */
  readonly step?: number;
  /** Rows are never lower than `step`. */
  readonly fixed?: boolean;
  /** Names always beside their rows, for short names. */
  readonly beside?: boolean;
  /** Names of no class or team, such as a row of means. */
  readonly other?: readonly string[];
  /** Largest share of the width that names may take. */
  readonly share?: number;
  /** Px at the right that names above their rows leave free. */
  readonly right?: number;
  /** Names without an outline in the page's colour, for figures with an area behind the rows. */
  readonly plainNames?: boolean;
}

const LINE = 16;
const PLURALS = { class: 'classes', team: 'teams' } as const;
const TITLES = { class: 'Classes', team: 'Teams' } as const;

/** Height of a row: comfortable if rows are few and the page is high enough, else closer. */
function rowStep(count: number, comfortable: number, { maxHeight = Infinity }: FigureParams) {
  const dense = count <= 60 ? comfortable : Math.min(comfortable, 13);
  return Math.max(LEAST_STEP, Math.min(dense, (0.8 * maxHeight) / count));
}

/** The names of rows, as wide as `room` allows; names of no class or team are cut at their ends. */
function rowNames(
  names: readonly string[],
  width: number,
  fontSize: number,
  { kind, other = [] }: RowLayoutOptions,
): FittedNames {
  const own = names.filter((name) => !other.includes(name));
  const fitted = fitNames(own, { width, fontSize }, PLURALS[kind]);
  return {
    note: fitted.note,
    of: (name) => (other.includes(name) ? fitText(name, width, fontSize) : fitted.of(name)),
  };
}

/** Lays out named rows; rows that there is no room for are on further pages. */
export function rowLayout(
  names: readonly string[],
  params: FigureParams,
  options: RowLayoutOptions,
): RowLayout {
  const { colours } = params.theme;
  const comfortable = options.step ?? 18;
  const least = options.fixed ? comfortable : LEAST_STEP;
  const page = pageOf(names, rowsOfPage(params, least), params.page);
  const shown = page.items;
  const tall = shown.length * (LINE + comfortable) > 0.8 * (params.maxHeight ?? Infinity);
  const narrow = isNarrow(params) && !options.beside;
  const above = narrow && !tall;
  // Names beside their rows although the width is short: smaller, in a larger share of it.
  const squeezed = narrow && tall;
  const beside = options.fixed ? comfortable : rowStep(shown.length, comfortable, params);
  const step = above ? LINE + comfortable : beside;
  const room = params.width * (squeezed ? 0.48 : (options.share ?? 0.4));
  const fontSize = step < 14 || squeezed ? SMALL_FONT : FONT;
  const across = params.width - 24 - (options.right ?? 0);
  const fitted = rowNames(names, above ? across : room - 12, fontSize, options);
  const marginLeft = above ? 12 : Math.ceil(widestText(names.map(fitted.of), fontSize)) + 12;
  const index = new Map(shown.map((name, i) => [name, i]));
  const shift = above ? LINE / 2 / step : 0;
  const textShift = above ? (LINE / 2 + 1) / step - 0.5 : 0;
  const at = (name: string) => {
    const row = index.get(name);
    return row === undefined ? undefined : row + shift;
  };
  const textAt = (name: string) => (index.get(name) ?? Number.NaN) + textShift;
  const data = shown.map((name): Tags & { name: string } => ({
    name,
    ...(!options.other?.includes(name) && { [options.kind]: name }),
  }));
  return {
    names: shown,
    above,
    marginLeft,
    step,
    height: Math.ceil(shown.length * step),
    radius: Math.min(4.25, Math.max(1.5, step / 3.8)),
    y: { type: 'linear', domain: [-0.5, shown.length - 0.5], reverse: true, axis: null },
    at,
    textAt,
    labels: tagged.text(data, {
      y: (row: { name: string }) => textAt(row.name),
      text: (row: { name: string }) => fitted.of(row.name),
      frameAnchor: 'left',
      textAnchor: above ? 'start' : 'end',
      dx: above ? 0 : -8,
      fill: colours.ink,
      stroke: above && !options.plainNames ? colours.surface : 'none',
      strokeWidth: 3,
      fontSize,
    }),
    lines: Plot.ruleY(shown, { y: at, stroke: colours.grid }),
    pages: page.pages,
    note: joinNotes(pageNote(TITLES[options.kind], page), fitted.note),
  };
}

/** By prevalence from the most frequent on, by name, or as given. */
export type ClassOrder = 'prevalence' | 'name' | readonly string[];

interface ClassRow {
  readonly class: string;
  readonly prevalence: number | null;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Names of the rows' classes in order; classes the order lacks, or of unknown prevalence, last. */
export function orderClasses(rows: readonly ClassRow[], order: ClassOrder): string[] {
  const prevalence = new Map<string, number>();
  for (const row of rows) {
    const known = prevalence.get(row.class);
    if (known === undefined || known < 0) {
      prevalence.set(row.class, isKnown(row.prevalence) ? row.prevalence : -1);
    }
  }
  const names = [...prevalence.keys()];
  const position = typeof order === 'string' ? null : new Map(order.map((name, i) => [name, i]));
  return names.sort((a, b) => {
    const byPosition = position
      ? (position.get(a) ?? order.length) - (position.get(b) ?? order.length)
      : 0;
    const byPrevalence = order === 'name' ? 0 : prevalence.get(b)! - prevalence.get(a)!;
    return byPosition || byPrevalence || collator.compare(a, b);
  });
}
