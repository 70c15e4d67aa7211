import * as Plot from '@observablehq/plot';
import { type Band, type Bands, bandRanges, cutOf } from '@/lib/challenge/bands';
import { type AxisScale, apart } from './core/axes';
import { countOf, formatCount, formatPercent, formatPercentTick } from './core/format';
import { type KeyItem, keyMarks } from './core/key';
import { positivesPhrase } from './core/metrics';
import { extent, isKnown, knownIn } from './core/numbers';
import { type FigureParams, SMALL_FONT } from './core/params';
import { type ClassOrder, orderClasses, type RowLayout, rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { bandStyle, bandsIn, bandTitle } from './core/styles';
import { inPixels, noteFigure, pixel, points } from './core/svg';
import { tagged } from './core/tagged';
import { shortName, widestText } from './core/text';

/** A row of `label_counts`. */
export interface LongTailRow {
  readonly class: string;
  /** `train` or `test`. */
  readonly split: string;
  readonly positives: number;
  readonly images: number;
  readonly prevalence: number | null;
  readonly band: Band | null;
}

export interface LongTailParams extends FigureParams {
  readonly scale: 'log' | 'linear';
  /** How the classes are divided. */
  readonly bands: Bands;
  readonly order?: ClassOrder;
}

/** The split's name on screen. */
const splitName = (split: string) => (split === 'train' ? 'training' : split);

/** The rows that lead (training counts if there are any) and those they are compared with. */
function bySplit(rows: readonly LongTailRow[]) {
  const train = rows.filter((row) => row.split === 'train');
  const rest = rows.filter((row) => row.split !== 'train');
  return train.length > 0 ? { lead: train, other: rest } : { lead: rest, other: [] };
}

/** One sentence for those who cannot see the figure. */
export function describeLongTail(
  rows: readonly LongTailRow[],
  { theme }: Pick<LongTailParams, 'theme'>,
): string {
  const { lead } = bySplit(rows);
  const known = knownIn(lead, 'prevalence');
  const names = orderClasses(known, 'prevalence');
  const at = (name: string | undefined) => known.find((row) => row.class === name);
  const [first, last] = [at(names[0]), at(names.at(-1))];
  if (!first || !last) return 'No class counts to show.';
  const end = (row: LongTailRow) => `${row.class} (${formatPercent(row.prevalence)})`;
  const bands = theme.bands.map((band) => {
    const classes = lead.filter((row) => row.band === band).length;
    return `${classes} ${band}`;
  });
  const banded = lead.some((row) => row.band !== null);
  return (
    `The ${splitName(first.split)} prevalence of ${countOf(lead.length, 'class')} falls from ` +
    `${end(first)} to ${end(last)}: ${banded ? bands.join(', ') : 'without bands'}.`
  );
}

/** `Medium, 1 to 10 %`; a group by its name alone. */
function bandWithCuts(band: Band, bands: Bands): string {
  const range = bandRanges(bands, formatPercentTick).get(band);
  if (!range) return bandTitle(band);
  const words = range.replace('> ', 'above ').replace('< ', 'below ').replace('–', ' to ');
  return `${bandTitle(band)}, ${words}\u00a0%`;
}

/** The prevalences between the bands, from the highest. */
function cutsOf(bands: Bands): number[] {
  return bands.by === 'group' ? [] : bands.bands.flatMap((band) => cutOf(band) ?? []);
}

function keyItems(
  lead: readonly LongTailRow[],
  other: readonly LongTailRow[],
  { theme, bands }: LongTailParams,
): KeyItem[] {
  const hasBands = lead.some((row) => row.band !== null);
  // Bands without a class are listed too, groups are not.
  const banded = bands.by === 'group' ? bandsIn(lead, theme) : hasBands ? theme.bands : [];
  const items: KeyItem[] = banded.map((band) => {
    const classes = lead.filter((row) => row.band === band).length;
    return {
      band,
      label: `${bandWithCuts(band, bands)} (${countOf(classes, 'class')})`,
      style: bandStyle(band, theme),
    };
  });
  if (lead.some((row) => row.band === null)) {
    items.push({ label: 'No band', style: bandStyle(null, theme) });
  }
  const split = other[0]?.split;
  if (split !== undefined) {
    items.push({
      label: `Prevalence in the ${splitName(split)} set`,
      style: { colour: theme.colours.ink, symbol: 'circle' },
      shape: 'tick',
    });
  }
  return items;
}

/** The scale of prevalence, wide enough for both splits and the cut-offs of the bands. */
function prevalenceScale(
  rows: readonly LongTailRow[],
  params: LongTailParams,
): Pick<AxisScale, 'type' | 'domain'> {
  const shown = rows.map((row) => row.prevalence).filter((value) => isKnown(value) && value > 0);
  const [low, high] = extent(shown) ?? [0.001, 1];
  if (params.scale === 'linear') return { type: 'linear', domain: [0, high * 1.03] };
  const cuts = cutsOf(params.bands);
  const least = Math.min(low, ...cuts) / 1.6;
  const most = Math.max(high, ...cuts) * 1.25;
  return { type: 'log', domain: [least, Math.min(1, most)] };
}

/** Dashed lines at the cut-offs of the bands, named at their upper ends where there is room. */
function limitMarks(scale: AxisScale, params: LongTailParams): Plot.Markish {
  const { muted } = params.theme.colours;
  const cuts = cutsOf(params.bands).reverse();
  const nameOf = (cut: number) => `${formatPercentTick(cut)}\u00a0%`;
  return [
    Plot.ruleX(cuts, { stroke: muted, strokeDasharray: '3,3' }),
    Plot.text(apart(cuts, nameOf, scale, { fontSize: SMALL_FONT, gap: 6 }), {
      x: (cut: number) => cut,
      text: nameOf,
      frameAnchor: 'top',
      dy: -8,
      fill: muted,
      fontSize: SMALL_FONT,
    }),
  ];
}

const COLUMNS = [
  { title: 'prevalence', text: (row: LongTailRow) => formatPercent(row.prevalence) },
  { title: 'positives', text: (row: LongTailRow) => formatCount(row.positives) },
];

/** Width in px from which both splits have columns of their own. */
const ROOM_FOR_BOTH = 720;
const LINE = 14;

/**
 * Positives and prevalence of each class in columns at the right, of both splits if there is room;
 * then a second line of titles names the splits.
 */
function columnsWidth(
  lead: readonly LongTailRow[],
  other: readonly LongTailRow[],
  params: LongTailParams,
): number {
  const widest = (rows: readonly LongTailRow[]) =>
    COLUMNS.reduce(
      (sum, { title, text }) => sum + widestText([title, ...rows.map(text)], SMALL_FONT) + 8,
      8,
    );
  const both = other.length > 0 && params.width >= ROOM_FOR_BOTH;
  return 14 + (both ? [other, lead] : [lead]).reduce((sum, rows) => sum + widest(rows), 0);
}

function countColumns(
  lead: readonly LongTailRow[],
  other: readonly LongTailRow[],
  layout: RowLayout,
  titleY: number,
  params: LongTailParams,
): { marks: Plot.Markish; titleHeight: number } {
  const { muted, surface } = params.theme.colours;
  const both = other.length > 0 && params.width >= ROOM_FOR_BOTH;
  const named = new Set(layout.names);
  const style = { textAnchor: 'end', fill: muted, fontSize: SMALL_FONT } as const;
  const halo = layout.above ? { stroke: surface, strokeWidth: 3 } : {};
  const titleAt = (text: string, x: number, line: number) =>
    Plot.text([{ text, x, y: titleY + line * LINE }], { ...inPixels, text: 'text', ...style });
  let right = params.width - 6;
  const marks = (both ? [other, lead] : [lead]).map((split) => {
    const rows = split.filter((row) => named.has(row.class));
    const heading = both ? [titleAt(`${splitName(split[0]!.split)} set`, right, 0)] : [];
    const columns = COLUMNS.map(({ title, text }) => {
      const end = right;
      right -= widestText([title, ...split.map(text)], SMALL_FONT) + 8;
      const y = (row: LongTailRow) => layout.textAt(row.class);
      return [
        titleAt(title, end, both ? 1 : 0),
        tagged.text(rows, { x: pixel(() => end), y, text, ...style, ...halo }),
      ];
    });
    right -= 8;
    return [heading, columns];
  });
  return { marks, titleHeight: both ? 2 * LINE : LINE };
}

function sentence(row: LongTailRow): string {
  const band = row.band ? `, ${row.band}` : '';
  return `${shortName(row.class)}, ${splitName(row.split)} set: ${positivesPhrase(row)}${band}`;
}

/** Stem and symbol of each class, and the tick of the split that it is compared with. */
function prevalenceMarks(
  lead: readonly LongTailRow[],
  other: readonly LongTailRow[],
  layout: RowLayout,
  start: number,
  params: LongTailParams,
): Plot.Markish {
  const positive = (row: LongTailRow) => isKnown(row.prevalence) && row.prevalence > 0;
  const drawn = lead.filter(positive);
  const against = other.filter((row) => positive(row) && layout.at(row.class) !== undefined);
  const y = (row: LongTailRow) => layout.at(row.class)!;
  const style = (row: LongTailRow) => bandStyle(row.band, params.theme);
  const size = Math.min(4.5, Math.max(1.5, layout.step / 3.6));
  const reach = layout.above ? 0.2 : 0.36;
  return [
    tagged.ruleY(drawn, {
      x1: start,
      x2: 'prevalence',
      y,
      stroke: (row: LongTailRow) => style(row).colour,
      strokeWidth: size / 2.25,
    }),
    points(drawn, { x: 'prevalence', y, r: size, style, edge: 0.75, title: sentence }, params),
    tagged.link(against, {
      x1: 'prevalence',
      x2: 'prevalence',
      y1: (row: LongTailRow) => y(row) - reach,
      y2: (row: LongTailRow) => y(row) + reach,
      stroke: params.theme.colours.ink,
      strokeWidth: Math.min(2, size),
      title: sentence,
    }),
  ];
}

/**
 * Classes by frequency: prevalence as a stem that ends in the symbol of the band, with the
 * cut-offs, and counts and prevalence as text. Training counts lead if there are any; the test set's
 * prevalence is a tick on the same row then.
 */
export function longTailFigure(
  rows: readonly LongTailRow[],
  params: LongTailParams,
): SVGSVGElement {
  const { lead, other } = bySplit(rows);
  const first = lead[0];
  if (!first) return noteFigure('No class counts to show: no labels are loaded.', params);
  const names = orderClasses(lead, params.order ?? 'prevalence');
  const right = columnsWidth(lead, other, params);
  const layout = rowLayout(names, params, { kind: 'class', right });
  const byName = new Map(lead.toReversed().map((row) => [row.class, row]));
  const sorted = names.map((name) => byName.get(name)!);
  const key = keyMarks(keyItems(lead, other, params), params);
  const { type, domain } = prevalenceScale([...lead, ...other], params);
  const columns = countColumns(sorted, other, layout, key.height + 10, params);
  const marginRight = layout.above ? 12 : right;
  const title = `${first.split === 'train' ? 'Training' : 'Test'} prevalence, %`;
  return rowPlot(
    {
      layout,
      key,
      gap: (layout.above ? 22 : 6) + columns.titleHeight,
      marginRight,
      x: { type, domain },
      axis: {
        label: type === 'log' ? `${title} (log scale)` : title,
        format: formatPercentTick,
      },
      reference: lead.some((row) => row.band !== null)
        ? limitMarks(
            { type, domain, length: params.width - layout.marginLeft - marginRight },
            params,
          )
        : null,
      marks: [columns.marks, prevalenceMarks(lead, other, layout, domain[0], params)],
      description: describeLongTail(rows, params),
    },
    params,
  );
}
