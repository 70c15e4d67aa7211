import * as Plot from '@observablehq/plot';
import { isKnown } from './numbers';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './params';
import { type Tags, tagged } from './tagged';
import { fitText, widestText } from './text';

/** Where each of a column of named rows lies; y is a linear scale of row numbers from the top. */
export interface RowLayout {
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
  /** y of what is drawn in the row; undefined for an unknown name. */
  at(name: string): number | undefined;
  /** y of the row's line of text. */
  textAt(name: string): number;
  /** There is room for the text of every n-th row. */
  readonly every: number;
  /** The names that there is room for. */
  readonly named: readonly string[];
  /** The names themselves. */
  readonly labels: Plot.Markish;
  /** A grey line along each named row. */
  readonly lines: Plot.Markish;
}

export interface RowLayoutOptions {
  /** What the names are of. */
  readonly kind: 'class' | 'team';
  /** Height in px of a row with its name beside it. */
  readonly step?: number;
  /** Names always beside their rows, for short names. */
  readonly beside?: boolean;
  /** Names of no class or team, such as a row of means. */
  readonly other?: readonly string[];
  /** Largest share of the width that names may take. */
  readonly share?: number;
  /** Names without an outline in the page's colour, for figures with an area behind the rows. */
  readonly plainNames?: boolean;
}

const LINE = 16;

function rowStep(count: number, comfortable: number): number {
  if (count <= 60) return comfortable;
  if (count <= 160) return Math.min(comfortable, 13);
  return Math.max(2, 2000 / count);
}

/** Lays out named rows: comfortable up to 60, dense beyond, with every n-th name past 160. */
export function rowLayout(
  names: readonly string[],
  params: FigureParams,
  options: RowLayoutOptions,
): RowLayout {
  const { colours } = params.theme;
  const comfortable = options.step ?? 18;
  const tall = names.length * (LINE + comfortable) > 0.8 * (params.maxHeight ?? Infinity);
  const narrow = isNarrow(params) && !options.beside && names.length <= 160;
  const above = narrow && !tall;
  // Names beside their rows although the width is short: smaller, in a larger share of it.
  const squeezed = narrow && tall;
  const step = above ? LINE + comfortable : rowStep(names.length, comfortable);
  const every = above ? 1 : Math.ceil(SMALL_FONT / step);
  const room = params.width * (squeezed ? 0.48 : (options.share ?? 0.4));
  const fontSize = step < 14 || squeezed ? SMALL_FONT : FONT;
  const marginLeft = above ? 12 : Math.min(room, widestText(names, fontSize) + 12);
  const index = new Map(names.map((name, i) => [name, i]));
  const shift = above ? LINE / 2 / step : 0;
  const textShift = above ? (LINE / 2 + 1) / step - 0.5 : 0;
  const at = (name: string) => {
    const row = index.get(name);
    return row === undefined ? undefined : row + shift;
  };
  const textAt = (name: string) => (index.get(name) ?? 0) + textShift;
  const named = names.filter((_, i) => i % every === 0);
  const data = named.map((name): Tags & { name: string } => ({
    name,
    ...(!options.other?.includes(name) && { [options.kind]: name }),
  }));
  const width = above ? params.width * 0.7 : marginLeft - 10;
  return {
    names,
    above,
    marginLeft,
    step,
    every,
    named,
    height: Math.ceil(names.length * step),
    radius: Math.min(4.25, Math.max(1.5, step / 3.8)),
    y: { type: 'linear', domain: [-0.5, names.length - 0.5], reverse: true, axis: null },
    at,
    textAt,
    labels: tagged.text(data, {
      y: (row: { name: string }) => textAt(row.name),
      text: (row: { name: string }) => fitText(row.name, width, fontSize),
      frameAnchor: 'left',
      textAnchor: above ? 'start' : 'end',
      dx: above ? 0 : -8,
      fill: colours.ink,
      stroke: above && !options.plainNames ? colours.surface : 'none',
      strokeWidth: 3,
      fontSize,
    }),
    lines: Plot.ruleY(named, { y: at, stroke: colours.grid }),
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
