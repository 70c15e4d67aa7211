import { byClassKey, byCodeUnits } from '@/lib/challenge/canonical-order';
import { BAND_STATISTICS, type BandStatisticName } from '@/lib/metrics';
import type {
  BandMetricRow,
  ClassMetricRow,
  MeanMetric,
  OwnMetric,
  ResampledMetric,
  ResampledScope,
  TeamMetricRow,
} from '@/lib/scoring/result-tables';
import { BAND_MEANS, type RowHead } from '@/lib/scoring/tables/resampled';
import type { ClassReplicates, SampleKind, TaskReplicates } from './replicates';
import { meanSeries, needsThreshold, ownOf, ownSeries } from './series';
import { type VariancePart, variancePart } from './variance-part';

/** Rows of one task, of all its teams, whose statistics get intervals. */
export interface TaskRows {
  readonly teamRows: readonly TeamMetricRow[];
  readonly bandRows: readonly BandMetricRow[];
  readonly classRows: readonly ClassMetricRow[];
  /** Names of the bands, in order. */
  readonly bands: readonly string[];
}

/** What a task's rows were computed from. */
export interface RowsBasis extends RowHead {
  readonly threshold: number;
  /** Version of labels and scores by team, as in `TeamReplicates`. */
  readonly scores: ReadonlyMap<string, object>;
}

/** A class of a team, with the replicates of the scores that its row was computed from. */
export interface MatchedClass {
  readonly row: ClassMetricRow;
  /** Null if there are none. */
  readonly replicates: ClassReplicates | null;
}

/** A statistic with its value in every sample. */
export interface Statistic {
  readonly team: string;
  readonly scope: ResampledScope;
  /** The band or class; null for a team's means. */
  readonly subject: string | null;
  readonly metric: ResampledMetric;
  readonly estimate: number | null;
  /** The class, for a statistic of one. */
  readonly own: MatchedClass | null;
  /** Replicates without a positive image of the class; for a mean, of any of its classes. */
  readonly lost: number;
  /** Null if there are no replicates. */
  series(kind: SampleKind): Float64Array | null;
  /** Its variance by class, of a class or a mean over classes; empty for rates of summed counts. */
  parts(): readonly VariancePart[];
}

/** In place of a band: the mean of the three bands, equally weighted. */
export const AVERAGE = 'average';

/** Number of replicates in which a class that has positives has none. */
function lostBy(classes: readonly MatchedClass[]): number {
  const positives = classes.flatMap(({ replicates }) =>
    replicates && replicates.full.positives[0]! > 0 ? [replicates.bootstrap.positives] : [],
  );
  let lost = 0;
  for (let index = 0; index < (positives[0]?.length ?? 0); index++) {
    if (positives.some((own) => own[index] === 0)) lost++;
  }
  return lost;
}

function meanOf(all: readonly Float64Array[]): Float64Array | null {
  return all[0]?.map((_, at) => all.reduce((sum, one) => sum + one[at]!, 0) / all.length) ?? null;
}

/** Computed once, when it is first asked for. */
function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** `series`, computed once for each kind of sample. */
function memoSeries(compute: Statistic['series']): Statistic['series'] {
  const known = new Map<SampleKind, Float64Array | null>();
  return (kind) => {
    const found = known.get(kind);
    if (found !== undefined) return found;
    const series = compute(kind);
    known.set(kind, series);
    return series;
  };
}

/** The column of `band_metrics` for a mean; undefined if there is none. */
function bandColumn(metric: MeanMetric): BandStatisticName | undefined {
  const names = Object.keys(BAND_STATISTICS) as BandStatisticName[];
  return names.find((name) => BAND_STATISTICS[name].mean === ownOf(metric));
}

interface OwnTeam {
  readonly row: TeamMetricRow;
  readonly bands: ReadonlyMap<string, BandMetricRow>;
  /** In canonical order. */
  readonly classes: ReadonlyMap<string, MatchedClass>;
}

/**
 * The statistics of a task's rows with their replicates. A statistic has replicates only if they
 * were made from the labels and scores of its row and, for counts, at its threshold. Nothing
 * here depends on the order of the rows: teams are sorted by rank, classes by key.
 */
export class Statistics {
  readonly head: RowHead;
  /** Best mAP first, ties by name, teams without a rank last. */
  readonly teams: readonly string[];
  /** Those of them that have a rank: the others scored other images or classes. */
  readonly ranked: readonly string[];
  /** By key. */
  readonly classes: readonly string[];
  /** Names of all bands, in order. */
  readonly bands: readonly string[];
  /** Images that were resampled; 0 without replicates. */
  readonly images: number;
  /** Replicates, where all teams have some of the scores of their rows. */
  readonly complete: TaskReplicates | null;
  readonly #teams: ReadonlyMap<string, OwnTeam>;
  readonly #sameThreshold: boolean;

  constructor(
    rows: TaskRows,
    { task, outOfDate, threshold, scores }: RowsBasis,
    replicates: TaskReplicates | null,
  ) {
    this.head = { task, outOfDate };
    this.bands = rows.bands;
    this.images = replicates?.clusters.use.images ?? 0;
    this.teams = [...rows.teamRows]
      .sort(
        (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0 || byCodeUnits(a.team, b.team),
      )
      .map((row) => row.team);
    const isRanked = new Set(rows.teamRows.filter((row) => row.rank !== null).map((r) => r.team));
    this.ranked = this.teams.filter((team) => isRanked.has(team));
    this.classes = [...new Set(rows.classRows.map((row) => row.class))].sort(byClassKey);
    this.#sameThreshold = replicates?.threshold === threshold;
    const current = new Map(
      replicates?.teams
        .filter((own) => scores.get(own.team) === own.scores)
        .map((own) => [own.team, new Map(own.classes.map((c) => [c.class, c]))]),
    );
    this.complete = this.teams.every((team) => current.has(team)) ? replicates : null;
    const place = new Map(this.classes.map((name, index) => [name, index]));
    const sorted = [...rows.classRows].sort((a, b) => place.get(a.class)! - place.get(b.class)!);
    this.#teams = new Map(
      rows.teamRows.map((row) => {
        const own = current.get(row.team);
        const bands = rows.bandRows.filter((r) => r.team === row.team);
        const classes = sorted.filter((r) => r.team === row.team);
        return [
          row.team,
          {
            row,
            bands: new Map(bands.map((r) => [r.band, r])),
            classes: new Map(
              classes.map((r) => [r.class, { row: r, replicates: own?.get(r.class) ?? null }]),
            ),
          },
        ];
      }),
    );
  }

  /** Whether a statistic has replicates at the threshold of the rows. */
  atThreshold(metric: ResampledMetric): boolean {
    return this.#sameThreshold || !needsThreshold(metric);
  }

  /** Classes that a team scored, by key. */
  classesOf(team: string): readonly MatchedClass[] {
    return [...(this.#teams.get(team)?.classes.values() ?? [])];
  }

  /** Bands in which a team has classes, in order. */
  bandsOf(team: string): readonly string[] {
    const bands = this.#teams.get(team)?.bands;
    return this.bands.filter((band) => bands?.has(band));
  }

  /** The replicates of all these classes; null if one has none for the metric. */
  #all(classes: readonly MatchedClass[], metric: ResampledMetric): ClassReplicates[] | null {
    if (!this.atThreshold(metric) || classes.length === 0) return null;
    const found = classes.flatMap(({ replicates }) => replicates ?? []);
    return found.length === classes.length ? found : null;
  }

  /** The mean of a team's band means, in each replicate that of the replicate's. */
  #average(team: string, metric: MeanMetric): Statistic | null {
    const bands = this.bands.flatMap((band) => this.ofMean(team, band, metric) ?? []);
    if (bands.length < this.bands.length) return null;
    const estimates = bands.flatMap(({ estimate }) => estimate ?? []);
    const known = estimates.length === bands.length;
    return {
      team,
      scope: 'band',
      subject: AVERAGE,
      metric,
      estimate: known ? estimates.reduce((sum, one) => sum + one, 0) / bands.length : null,
      own: null,
      lost: lostBy(this.classesOf(team).filter(({ row }) => row.band !== null)),
      series: memoSeries((kind) => {
        const all = bands.flatMap((band) => band.series(kind) ?? []);
        return all.length === bands.length ? meanOf(all) : null;
      }),
      parts: once(() =>
        bands.flatMap((band) =>
          band.parts().map((part) => ({ ...part, variance: part.variance / bands.length ** 2 })),
        ),
      ),
    };
  }

  /**
   * A mean over a team's classes; null if there is no such team, or it has no class of the band.
   *
   * @param band a band, AVERAGE for the mean of all bands, null for all classes
   */
  ofMean(team: string, band: string | null, metric: MeanMetric): Statistic | null {
    if (band === AVERAGE) return this.#average(team, metric);
    const own = this.#teams.get(team);
    const inBand = band === null ? null : own?.bands.get(band);
    if (!own || inBand === undefined) return null;
    const classes = this.classesOf(team).filter(({ row }) => band === null || row.band === band);
    const all = this.#all(classes, metric);
    const column = bandColumn(metric);
    return {
      team,
      scope: band === null ? 'team' : 'band',
      subject: band,
      metric,
      estimate: inBand ? (column ? inBand[column] : null) : own.row[metric],
      own: null,
      lost: all ? lostBy(classes) : 0,
      series: memoSeries((kind) => all && meanSeries(all, metric, kind)),
      parts: once(() => {
        const own = ownOf(metric);
        return own && all ? all.map((one) => variancePart(one, own, all.length)) : [];
      }),
    };
  }

  /** A statistic of one class; null if the team did not score the class. */
  ofClass(team: string, name: string, metric: OwnMetric): Statistic | null {
    const matched = this.#teams.get(team)?.classes.get(name);
    if (!matched) return null;
    const [replicates] = this.#all([matched], metric) ?? [];
    return {
      team,
      scope: 'class',
      subject: name,
      metric,
      estimate: matched.row[metric],
      own: matched,
      lost: replicates ? lostBy([matched]) : 0,
      series: memoSeries((kind) => (replicates ? ownSeries(replicates[kind], metric) : null)),
      parts: once(() => (replicates ? [variancePart(replicates, metric, 1)] : [])),
    };
  }

  /**
   * The mean over some of a team's classes in every replicate; null if a class has no replicates.
   *
   * @param only the classes to average; by default all
   */
  meanReplicates(
    team: string,
    metric: Exclude<OwnMetric, 'prevalence'>,
    only?: ReadonlySet<string>,
  ): Float64Array | null {
    const classes = this.classesOf(team).filter(({ row }) => !only || only.has(row.class));
    const all = this.#all(classes, metric);
    const mean = BAND_MEANS.find((own) => ownOf(own) === metric)!;
    return all && meanSeries(all, mean, 'bootstrap');
  }
}
