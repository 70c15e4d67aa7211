import { BANDS } from '@/lib/challenge/bands';
import type {
  BandMetricRow,
  ClassMetricRow,
  MeanMetric,
  OwnMetric,
  ResampledMetric,
  ResampledScope,
  TeamMetricRow,
} from '@/lib/scoring/result-tables';
import { meanSeries, ownOf, ownSeries, type Which } from './series';
import type { MatchedClass, ShownRows } from './shown-rows';

/** A figure that is shown, with its value in every replicate. */
export interface Figure {
  readonly team: string;
  readonly scope: ResampledScope;
  /** The band or class; null for a team's means. */
  readonly subject: string | null;
  readonly metric: ResampledMetric;
  readonly estimate: number | null;
  /** The class, for a figure of one. */
  readonly own: MatchedClass | null;
  /** Replicates that lost all positives of the class; of a mean, of any of its classes. */
  readonly lost: number;
  /** Null where no replicates of just this were drawn. */
  series(which: Which): Float64Array | null;
}

const OWN: readonly ResampledMetric[] = ['ap', 'auroc', 'f1', 'fnr', 'prevalence'];

export function isOwn(metric: ResampledMetric): metric is OwnMetric {
  return OWN.includes(metric);
}

/** Whether replicates of a class are of use for a metric. */
function fits(matched: MatchedClass, metric: OwnMetric): boolean {
  if (metric === 'prevalence') return matched.ranking || matched.counts;
  return metric === 'ap' || metric === 'auroc' ? matched.ranking : matched.counts;
}

/** Replicates in which a class with positives has none. */
function lostBy(classes: readonly MatchedClass[]): number {
  const drawn = classes.flatMap(({ replicates }) =>
    replicates && replicates.full.positives[0]! > 0 ? [replicates.draws.positives] : [],
  );
  let lost = 0;
  for (let index = 0; index < (drawn[0]?.length ?? 0); index++) {
    if (drawn.some((positives) => positives[index] === 0)) lost++;
  }
  return lost;
}

const BAND_COLUMN: Partial<Record<MeanMetric, 'map' | 'mauroc' | 'mf1' | 'mfnr'>> = {
  map: 'map',
  mauroc: 'mauroc',
  mf1: 'mf1',
  macro_fnr: 'mfnr',
};

function meanFigure(
  scope: 'team' | 'band',
  row: TeamMetricRow | BandMetricRow,
  metric: MeanMetric,
  classes: readonly MatchedClass[],
): Figure {
  const own = ownOf(metric) ?? 'fnr';
  const inBand = 'band' in row;
  const of = inBand ? classes.filter((c) => c.row.band === row.band) : classes;
  const drawn = of.flatMap((c) => (c.replicates && fits(c, own) ? [c.replicates] : []));
  const whole = drawn.length > 0 && drawn.length === of.length;
  const column = BAND_COLUMN[metric];
  const estimate = inBand ? (column ? row[column] : null) : row[metric];
  return {
    team: row.team,
    scope,
    subject: inBand ? row.band : null,
    metric,
    estimate,
    own: null,
    lost: whole ? lostBy(of) : 0,
    series: (which) => (whole ? meanSeries(drawn, metric, which) : null),
  };
}

/** In place of a band: the mean of the three, in which each counts alike. */
export const AVERAGE = 'average';

function meanOf(all: readonly Float64Array[]): Float64Array | null {
  return all[0]?.map((_, at) => all.reduce((sum, one) => sum + one[at]!, 0) / all.length) ?? null;
}

/** The mean of a team's three band means, in each replicate that of the replicate's. */
function averageFigure(
  rows: ShownRows,
  matched: ReadonlyMap<string, readonly MatchedClass[]>,
  team: string,
  metric: MeanMetric,
): Figure | null {
  const bands = BANDS.flatMap((band) => figureOfMean(rows, matched, team, band, metric) ?? []);
  if (bands.length < BANDS.length) return null;
  const estimates = bands.flatMap(({ estimate }) => estimate ?? []);
  const known = estimates.length === bands.length;
  return {
    team,
    scope: 'band',
    subject: AVERAGE,
    metric,
    estimate: known ? estimates.reduce((sum, one) => sum + one, 0) / bands.length : null,
    own: null,
    lost: lostBy((matched.get(team) ?? []).filter(({ row }) => row.band !== null)),
    series: (which) => {
      const all = bands.flatMap((band) => band.series(which) ?? []);
      return all.length === bands.length ? meanOf(all) : null;
    },
  };
}

/**
 * A team's or a band's mean; null where the team, or the band in it, is not shown.
 *
 * @param band a band, AVERAGE for the mean of the three, null for all classes
 */
export function figureOfMean(
  rows: ShownRows,
  matched: ReadonlyMap<string, readonly MatchedClass[]>,
  team: string,
  band: string | null,
  metric: MeanMetric,
): Figure | null {
  if (band === AVERAGE) return averageFigure(rows, matched, team, metric);
  const row =
    band === null
      ? rows.teamRows.find((r) => r.team === team)
      : rows.bandRows.find((r) => r.team === team && r.band === band);
  if (!row) return null;
  return meanFigure(band === null ? 'team' : 'band', row, metric, matched.get(team) ?? []);
}

/**
 * The mean over classes of a team, in every draw; null where replicates of one of them are not of
 * just what is shown.
 *
 * @param only leaves other classes out
 */
export function meanDraws(
  matched: readonly MatchedClass[],
  metric: Exclude<OwnMetric, 'prevalence'>,
  only?: ReadonlySet<string>,
): Float64Array | null {
  const of = matched.filter((c) => !only || only.has(c.row.class));
  const drawn = of.flatMap((c) => (c.replicates && fits(c, metric) ? [c.replicates] : []));
  if (drawn.length === 0 || drawn.length < of.length) return null;
  const mean = ({ ap: 'map', auroc: 'mauroc', f1: 'mf1', fnr: 'macro_fnr' } as const)[metric];
  return meanSeries(drawn, mean, 'draws');
}

function estimateOf(row: ClassMetricRow, metric: OwnMetric): number | null {
  return row[metric];
}

/** A class's own figure. */
export function figureOfClass(matched: MatchedClass, metric: OwnMetric): Figure {
  const { row, replicates } = matched;
  const drawn = replicates && fits(matched, metric) ? replicates : null;
  return {
    team: row.team,
    scope: 'class',
    subject: row.class,
    metric,
    estimate: estimateOf(row, metric),
    own: matched,
    lost: drawn ? lostBy([matched]) : 0,
    series: (which) => drawn && ownSeries(drawn[which], metric),
  };
}
