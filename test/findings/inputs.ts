import { DEFAULT_ITEM, DEFAULT_RANKING } from '@/lib/challenge/challenge';
import { findingsOf } from '@/lib/findings/findings';
import type { FindingInference, FindingInputs } from '@/lib/findings/types';
import type {
  BandMetricRow,
  ClassMetricRow,
  LabelCountRow,
  RankSetRow,
  TeamMetricRow,
} from '@/lib/scoring/result-tables';

/** Rows of a task in which each team has an mAP, and each class an AP, FNR and prevalence. */
export interface Given {
  /** By team, best first. */
  readonly map?: Readonly<Record<string, number>>;
  readonly classes?: readonly (Partial<ClassMetricRow> & { readonly class: string })[];
  readonly bands?: readonly { team: string; band: string; map: number | null }[];
  readonly labels?: readonly (Partial<LabelCountRow> & { readonly class: string })[];
}

export function teamRow(given: Partial<TeamMetricRow> & { readonly team: string }): TeamMetricRow {
  return {
    task: 'Task',
    map: null,
    mauroc: null,
    mf1: null,
    mece: null,
    micro_f1: null,
    macro_fnr: null,
    micro_fnr: null,
    mbrier: null,
    images: 100,
    filled: 0,
    classes: 3,
    rank: null,
    ...given,
  };
}

export function classRow(
  given: Partial<ClassMetricRow> & { readonly class: string },
): ClassMetricRow {
  return {
    task: 'Task',
    team: 'A',
    band: null,
    positives: 20,
    images: 100,
    prevalence: 0.2,
    ap: null,
    auroc: null,
    precision: null,
    recall: null,
    f1: null,
    fnr: null,
    fpr: null,
    specificity: null,
    kappa: null,
    brier: null,
    ece: null,
    ece_decision: null,
    ...given,
  };
}

/** What findings are computed from, under the default settings and without resampling. */
export function inputsOf(given: Given, more: Partial<FindingInputs> = {}): FindingInputs {
  const teams = Object.entries(given.map ?? {}).map(([team, map], _, all) =>
    teamRow({ team, map, rank: all.findIndex(([, value]) => value === map) + 1 }),
  );
  return {
    task: 'Task',
    item: DEFAULT_ITEM,
    images: 100,
    threshold: 0.5,
    ranking: DEFAULT_RANKING,
    bands: { by: 'prevalence', names: ['head', 'medium', 'tail'] },
    teams,
    bandRows: (given.bands ?? []).map(
      (row): BandMetricRow => ({
        task: 'Task',
        classes: 1,
        mauroc: null,
        mf1: null,
        mfnr: null,
        ...row,
      }),
    ),
    classRows: (given.classes ?? []).map(classRow),
    labels: (given.labels ?? []).map((row) => ({
      task: 'Task',
      split: 'test',
      positives: 20,
      images: 100,
      prevalence: 0.2,
      band: null,
      ...row,
    })),
    bins: [],
    groups: [],
    inference: null,
    others: [],
    ...more,
  };
}

/** Rank sets by team, as `1-3`. */
export function rankSets(sets: Readonly<Record<string, string>>): RankSetRow[] {
  return Object.entries(sets).map(([team, set], index, all) => {
    const [lower, upper = lower] = set.split('-').map(Number);
    return {
      task: 'Task',
      metric: 'map',
      team,
      rank: index + 1,
      rank_set: set,
      lower: lower!,
      upper: upper!,
      better: 0,
      worse: 0,
      teams: all.length,
      level: 0.95,
      replicates: 1000,
      out_of_date: null,
    };
  });
}

/** An inference that knows nothing but what is given. */
export function inference(given: Partial<FindingInference>): FindingInference {
  return {
    level: 0.95,
    basis: 'percentile, 1,000 replicates',
    interval: () => null,
    bandDifference: () => null,
    rankSets: [],
    singles: false,
    caution: '',
    ...given,
  };
}

export const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** The findings of one topic. */
export const found = (inputs: FindingInputs, topic: string) =>
  findingsOf(inputs).filter((one) => one.topic === topic);

/** Their texts, with plain spaces. */
export const texts = (inputs: FindingInputs, topic: string) =>
  found(inputs, topic).map(({ text }) => plain(text));
