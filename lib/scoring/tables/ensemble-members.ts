import type { EnsembleClass, EnsembleMember, MemberPair } from '@/lib/improve/ensemble';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';
import {
  type Combined,
  type EnsembleSource,
  gainColumns,
  ON_DEMAND,
  rowsOf,
} from './ensemble-gains';

type MemberSource = EnsembleSource & { readonly part: EnsembleMember };
const ofMember = computed<MemberSource>();

const memberColumns = {
  task: ofMember.text('Task', 'Name of the task', ({ task }) => task),
  team: ofMember.text('Team', 'Name of the team', ({ part }) => part.team),
  weight: ofMember.percent('Weight', 'Its weight, mean over classes', ({ part }) => part.weight),
  alone: ofMember.score('Alone', 'Mean over classes of its own statistic', ({ part }) =>
    orNull(part.alone),
  ),
  without: ofMember.score(
    'Without it',
    'The statistic of the ensemble of the other members, their weights scaled up',
    ({ part }) => orNull(part.without),
  ),
  ...gainColumns<MemberSource>(
    ({ part }) => part.adds,
    'Adds',
    'The ensemble minus the ensemble without it, paired by image',
  ),
} as const;

export type EnsembleMemberRow = RowOf<{ readonly columns: typeof memberColumns }>;

/** `ensemble_members` of a task. */
export const ensembleMemberRows = (combined: Combined): EnsembleMemberRow[] =>
  rowsOf(
    combined,
    ({ members }) => members,
    (source) => ofMember.row(memberColumns, source),
  );

export const ENSEMBLE_MEMBERS = resultTable({
  name: 'ensemble_members',
  description: 'What each member adds to an ensemble.',
  key: ['task', 'team'],
  columns: memberColumns,
  order: [],
  ...ON_DEMAND,
  make: async ({ improved }) => (await improved('ensemble')).flatMap(ensembleMemberRows),
});

type WeightSource = EnsembleSource & {
  readonly part: { readonly own: EnsembleClass; readonly member: number };
};
const ofWeight = computed<WeightSource>();

const inFolds = ({ part }: WeightSource) => part.own.ofFold.map((weights) => weights[part.member]!);

const weightColumns = {
  task: ofWeight.text('Task', 'Name of the task', ({ task }) => task),
  class: ofWeight.text('Class', 'Name of the class', ({ part }) => part.own.class),
  team: ofWeight.text(
    'Team',
    'Name of the member',
    ({ part, ensemble }) => ensemble.members[part.member]!.team,
  ),
  weight: ofWeight.percent(
    'Weight',
    'Its weight; selected weights are those of all images',
    ({ part }) => part.own.ofAll[part.member]!,
  ),
  lowest: ofWeight.percent(
    'Lowest',
    'Lowest of the weights selected without one fold each',
    (own) => Math.min(...inFolds(own)),
  ),
  highest: ofWeight.percent(
    'Highest',
    'Highest of the weights selected without one fold each',
    (own) => Math.max(...inFolds(own)),
  ),
} as const;

export type EnsembleWeightRow = RowOf<{ readonly columns: typeof weightColumns }>;

/** `ensemble_weights` of a task. */
export const ensembleWeightRows = (combined: Combined): EnsembleWeightRow[] =>
  rowsOf(
    combined,
    ({ classes, members }) =>
      classes.flatMap((own) => members.map((_, member) => ({ own, member }))),
    (source) => ofWeight.row(weightColumns, source),
  );

export const ENSEMBLE_WEIGHTS = resultTable({
  name: 'ensemble_weights',
  description: 'The weight of each member of an ensemble in each class.',
  key: ['task', 'class', 'team'],
  columns: weightColumns,
  order: ['class'],
  ...ON_DEMAND,
  make: async ({ improved }) => (await improved('ensemble')).flatMap(ensembleWeightRows),
});

type PairSource = EnsembleSource & { readonly part: MemberPair };
const ofPair = computed<PairSource>();

const pairColumns = {
  task: ofPair.text('Task', 'Name of the task', ({ task }) => task),
  team: ofPair.text('Team', 'Name of one member', ({ part }) => part.team),
  other: ofPair.text('Other team', 'Name of the other', ({ part }) => part.other),
  images: ofPair.signed(
    'All images',
    'Rank correlation (Spearman) of their scores, mean over classes',
    ({ part }) => orNull(part.images),
  ),
  positives: ofPair.signed(
    'Positives',
    'The same over the positive images of each class: how far they miss the same ones',
    ({ part }) => orNull(part.positives),
  ),
} as const;

export type EnsemblePairRow = RowOf<{ readonly columns: typeof pairColumns }>;

/** `ensemble_pairs` of a task. */
export const ensemblePairRows = (combined: Combined): EnsemblePairRow[] =>
  rowsOf(
    combined,
    ({ pairs }) => pairs,
    (source) => ofPair.row(pairColumns, source),
  );

export const ENSEMBLE_PAIRS = resultTable({
  name: 'ensemble_pairs',
  description: 'How alike the scores of two members of an ensemble are.',
  key: ['task', 'team', 'other'],
  columns: pairColumns,
  order: [],
  ...ON_DEMAND,
  make: async ({ improved }) => (await improved('ensemble')).flatMap(ensemblePairRows),
});
