import { benjaminiHochberg, type Labels } from '@/lib/metrics';
import type { TeamScores } from '../images/class-images';
import type { ScoreSource } from '../images/source';
import {
  rowsByCluster,
  SLICE_LEAST,
  SLICE_STATISTICS,
  type SliceGap,
  type SliceStatistic,
  slicedClass,
  sliceGap,
} from '../slices/slice-gaps';
import { type Slice, slicesOfTask } from '../slices/slices';
import { inSlices, type Steps } from '../steps';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable, UNIT_HINT } from './declare';

/** One class of one team in one slice, by one statistic. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly class: string;
  readonly statistic: SliceStatistic;
  readonly slice: Slice;
  readonly gap: SliceGap;
  readonly q: number;
  readonly unit: string | null;
}

const column = computed<Source>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  class: column.text('Class', 'Name of the class', (own) => own.class),
  statistic: column.oneOf(
    'Statistic',
    'FNR and FPR at the threshold, AUROC, lift (AP over prevalence), or calibration (mean probability less the share of positives)',
    SLICE_STATISTICS,
    ({ statistic }) => statistic,
  ),
  slice: column.text(
    'Slice',
    'Images that share these values of attributes, or this label',
    ({ slice }) => slice.name,
  ),
  conditions: column.count(
    'Conditions',
    'Number of values that the images share',
    ({ slice }) => slice.conditions,
  ),
  label: column.text(
    'Label',
    'Class whose label is one of the conditions; null for none',
    ({ slice }) => slice.label,
  ),
  positives: column.images('Positives', 'Positive images of the slice', (own) => own.gap.positives),
  negatives: column.images('Negatives', 'Negative images of the slice', (own) => own.gap.negatives),
  value: column.score('Slice value', 'The statistic in the slice', ({ gap }) => orNull(gap.value)),
  rest: column.score(
    'Rest value',
    'The statistic among the other images whose conditions are known',
    ({ gap }) => orNull(gap.rest),
  ),
  gap: column.signed('Gap', 'Slice less rest', ({ gap }) => orNull(gap.value - gap.rest)),
  lower: column.signed(
    'Lower',
    'Lower end of the 95 % interval of the gap: Newcombe’s for FNR and FPR, else Student’s t with the variance by patient; not adjusted for the number of slices',
    ({ gap }) => orNull(gap.interval[0]),
  ),
  upper: column.signed('Upper', 'Upper end of this interval', ({ gap }) => orNull(gap.interval[1])),
  p: column.score('p', 'p value of no gap', ({ gap }) => orNull(gap.p)),
  q: column.score(
    'q (BH)',
    'p value after Benjamini and Hochberg, over all slices and classes of the team with this statistic',
    ({ q }) => orNull(q),
  ),
  unit: column.text('Unit', UNIT_HINT, ({ unit }) => unit),
} as const;

export type SliceRow = RowOf<{ readonly columns: typeof columns }>;

/** Which slices are listed. */
export interface SliceFilter {
  /** Number of conditions; null for any. */
  readonly conditions: number | null;
  /** Whether labels may be conditions. */
  readonly withLabels: boolean;
  /** Fewest positives (for FPR negatives). */
  readonly least: number;
}

export function isShownSlice(
  row: SliceRow,
  { conditions, withLabels, least }: SliceFilter,
): boolean {
  return (
    (conditions === null || row.conditions === conditions) &&
    (withLabels || row.label === null) &&
    (row.statistic === 'fpr' ? row.negatives : row.positives) >= least
  );
}

/** What the slices of a task are made of, once for all teams. */
export interface SliceSearch {
  readonly task: string;
  readonly classes: readonly { readonly name: string }[];
  readonly labels: readonly Labels[];
  readonly slices: readonly Slice[];
  readonly unit: string | null;
  readonly clusterOf: Uint32Array;
  readonly byCluster: Uint32Array;
}

/** The slices of a task whose images are here. */
export async function sliceSearch(source: ScoreSource): Promise<SliceSearch> {
  const { task, classes, labels } = source;
  const [attributes, { unit, clusterOf }] = [await source.attributes(), await source.clusters()];
  const slices = slicesOfTask(source, attributes, SLICE_LEAST);
  return { task, classes, labels, slices, unit, clusterOf, byCluster: rowsByCluster(clusterOf) };
}

/** All slices of one class of a team; a step for each slice. */
export function* gapsOfClass(
  search: SliceSearch,
  index: number,
  team: TeamScores,
  statistics: readonly SliceStatistic[],
  threshold: number,
): Steps<Omit<Source, 'q'>[]> {
  const { task, unit, clusterOf, byCluster } = search;
  const { name } = search.classes[index]!;
  const own = slicedClass(team, search.labels[index]!, byCluster, clusterOf, threshold);
  const found: Omit<Source, 'q'>[] = [];
  for (const slice of search.slices) {
    // Its own label would leave only positives.
    if (slice.label === name) continue;
    for (const statistic of statistics) {
      const gap = sliceGap(own, slice, statistic);
      if (gap) found.push({ task, team: team.team, class: name, statistic, slice, gap, unit });
    }
    yield;
  }
  return found;
}

/** Those that hold after correction first, by the size of the gap; then the others by p value. */
function strongestFirst(a: Source, b: Source): number {
  const size = ({ gap }: Source) => Math.abs(gap.value - gap.rest);
  const [first, second] = [a.q < 0.05, b.q < 0.05];
  if (first !== second) return first ? -1 : 1;
  return first ? size(b) - size(a) : a.gap.p - b.gap.p;
}

/** `slices` of one team, from the gaps of all its classes. */
export function sliceRows(gaps: readonly Omit<Source, 'q'>[]): SliceRow[] {
  return SLICE_STATISTICS.flatMap((statistic) => {
    const own = gaps.filter((gap) => gap.statistic === statistic);
    const q = benjaminiHochberg(own.map(({ gap }) => gap.p));
    return own
      .map((gap, i) => ({ ...gap, q: q[i]! }))
      .sort(strongestFirst)
      .map((gap) => column.row(columns, gap));
  });
}

/** `slices` of one team by some statistics. */
export async function teamSlices(
  source: ScoreSource,
  search: SliceSearch,
  team: string,
  statistics: readonly SliceStatistic[],
  threshold: number,
): Promise<SliceRow[]> {
  const gaps: Omit<Source, 'q'>[] = [];
  for (const [index, { name }] of search.classes.entries()) {
    for (const scores of await source.scores(name, team)) {
      gaps.push(...(await inSlices(gapsOfClass(search, index, scores, statistics, threshold))));
    }
  }
  return sliceRows(gaps);
}

/** `slices` of all teams of some tasks. */
export async function allSlices(
  sources: readonly ScoreSource[],
  threshold: number,
): Promise<SliceRow[]> {
  const rows: SliceRow[] = [];
  for (const source of sources) {
    const search = await sliceSearch(source);
    for (const team of source.teams) {
      rows.push(...(await teamSlices(source, search, team, SLICE_STATISTICS, threshold)));
    }
  }
  return rows;
}

export const SLICES = resultTable({
  name: 'slices',
  description: `How far a class of a team fares differently among images that share up to three values of attributes, or a label, than among the others: for slices and rests with at least ${SLICE_LEAST} positives (for FPR negatives).`,
  key: ['task', 'team', 'class', 'statistic', 'slice'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores', 'threshold', 'metadata', 'clusters'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ images, threshold }) => allSlices(await images(), threshold),
});
