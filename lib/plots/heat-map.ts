import { countOf, formatScore, formatShortScore } from './core/format';
import { rampKey } from './core/key';
import { type MatrixCell, matrixPlace, matrixPlot } from './core/matrix-plot';
import { type ClassFacts, type ClassMetric, classSentence, METRICS } from './core/metrics';
import { extent, isKnown } from './core/numbers';
import { type FigureParams, FONT, SMALL_FONT } from './core/params';
import { type ClassOrder, orderClasses } from './core/row-layout';
import { teamsOf } from './core/styles';
import { noteFigure } from './core/svg';
import { shortName, textWidth } from './core/text';

/** A row of `class_metrics`, as far as it is drawn. */
export type HeatMapRow = ClassFacts & Readonly<Record<ClassMetric, number | null>>;

export interface HeatMapParams extends FigureParams {
  readonly metric: ClassMetric;
  /** By prevalence, by name, by a team's values (best first), or as given. */
  readonly order?: ClassOrder | { readonly team: string };
}

/** Best value of each class over the teams; a class whose known values are all equal has none. */
function bestValues(rows: readonly HeatMapRow[], metric: ClassMetric): Map<string, number> {
  const values = new Map<string, number[]>();
  for (const row of rows) {
    const value = row[metric];
    if (isKnown(value)) values.set(row.class, [...(values.get(row.class) ?? []), value]);
  }
  const pick = METRICS[metric].lowerIsBetter ? Math.min : Math.max;
  const differ = [...values].filter(([, known]) => known.some((value) => value !== known[0]));
  return new Map(differ.map(([name, known]) => [name, pick(...known)]));
}

/** One sentence for those who cannot see the figure. */
export function describeHeatMap(
  rows: readonly HeatMapRow[],
  { metric }: Pick<HeatMapParams, 'metric'>,
): string {
  const best = bestValues(rows, metric);
  const wins = new Map<string, number>();
  for (const row of rows) {
    if (best.get(row.class) === row[metric]) wins.set(row.team, (wins.get(row.team) ?? 0) + 1);
  }
  const classes = new Set(rows.map((row) => row.class)).size;
  const teams = new Set(rows.map((row) => row.team)).size;
  const undefinedCells = rows.filter((row) => !isKnown(row[metric])).length;
  const leader = [...wins].sort((a, b) => b[1] - a[1])[0];
  const { short } = METRICS[metric];
  const lead = leader
    ? `${shortName(leader[0])} has the best ${short}, or one equal to it, in ${leader[1]} of ${countOf(classes, 'class')}`
    : `No class of ${classes} can be compared by ${short}`;
  const missing = undefinedCells > 0 ? `; undefined in ${countOf(undefinedCells, 'cell')}` : '';
  return `${lead} (${countOf(teams, 'team')})${missing}.`;
}

/** Names of the classes in the requested order. */
function classNames(rows: readonly HeatMapRow[], params: HeatMapParams): string[] {
  const order = params.order ?? 'prevalence';
  if (typeof order === 'string' || !('team' in order)) return orderClasses(rows, order);
  const sign = METRICS[params.metric].lowerIsBetter ? 1 : -1;
  const own = new Map(
    rows.filter((row) => row.team === order.team).map((row) => [row.class, row[params.metric]]),
  );
  const key = (name: string) => {
    const value = own.get(name);
    return isKnown(value) ? sign * value : Number.POSITIVE_INFINITY;
  };
  return orderClasses(rows, 'prevalence').sort((a, b) => {
    const [one, other] = [key(a), key(b)];
    return one === other ? 0 : one - other;
  });
}

/** A cell for each class and team, row by row. */
function cellsOf(
  rows: readonly HeatMapRow[],
  names: readonly string[],
  teams: readonly string[],
  metric: ClassMetric,
): MatrixCell[] {
  const best = bestValues(rows, metric);
  const known = new Map(rows.map((row) => [`${row.class}\n${row.team}`, row]));
  const bands = new Map(rows.map((row) => [row.class, row.band]));
  return names.flatMap((name, index) =>
    teams.map((team, column): MatrixCell => {
      const row = known.get(`${name}\n${team}`);
      const value = row?.[metric] ?? null;
      const isBest = value !== null && best.get(name) === value;
      return {
        class: name,
        team,
        band: bands.get(name) ?? null,
        column,
        row: index,
        value: isKnown(value) ? value : null,
        framed: isBest,
        title: row
          ? `${classSentence(row, metric, value)}${isBest ? '; best of its class' : ''}`
          : `${shortName(name)}, ${shortName(team)}: not predicted`,
      };
    }),
  );
}

/** Ends of the colour scale: from 0, or from chance for AUROC, to the greatest value shown. */
function colourDomain(rows: readonly HeatMapRow[], metric: ClassMetric): [number, number] {
  const [low, high] = extent(rows.map((row) => row[metric])) ?? [0, 1];
  const floor = metric === 'auroc' ? Math.min(0.5, low) : 0;
  return [floor, high > floor ? high : 1];
}

/**
 * Classes x teams, the value as colour and, where it fits, as text. The best of each class is in
 * bold and framed; an undefined value is a dash.
 */
export function heatMapFigure(rows: readonly HeatMapRow[], params: HeatMapParams): SVGSVGElement {
  const { metric } = params;
  if (rows.length === 0) return noteFigure('No class to show: no predictions are loaded.', params);
  const { ink, surface } = params.theme.colours;
  const teams = teamsOf(rows, params.teams);
  const names = classNames(rows, params);
  const place = matrixPlace(names, teams, { kind: 'class', step: 19, widest: 110 }, params);
  const { layout, columns, column } = place;
  const domain = colourDomain(rows, metric);
  const readable = layout.step >= 12;
  const long = readable && column >= textWidth('0.000', FONT) + 4;
  const short = readable && column >= textWidth('.000', SMALL_FONT) + 2;
  const fontSize = long && layout.step >= 15 ? FONT : SMALL_FONT;
  const framed = column >= 7 && layout.step >= 9;
  return matrixPlot(
    {
      place,
      key: rampKey(
        { domain, label: METRICS[metric].title, frame: framed ? 'best of the class' : undefined },
        params,
      ),
      cells: cellsOf(rows, layout.names, columns.items, metric),
      domain,
      frames: [
        ...(framed ? [{ stroke: ink, strokeWidth: 1.75, inset: 0.9 }] : []),
        ...(framed && long ? [{ stroke: surface, strokeWidth: 1, inset: 2.2 }] : []),
      ],
      text: short ? { format: long ? formatScore : formatShortScore, fontSize } : null,
      empty: { dash: column >= 6 && layout.step >= 9, fontSize },
      description: describeHeatMap(rows, params),
    },
    params,
  );
}
