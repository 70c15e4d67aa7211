import type { Contradictions, PairedLabels, PairedScores } from '../contradictions';
import { gridIndex } from '../settings';
import { computed, type RowOf, resultTable } from './declare';

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

const ofLabels = computed<{ readonly task: string; readonly pair: PairedLabels }>();

const labelColumns = {
  task: ofLabels.text('Task', 'Name of the task', ({ task }) => task),
  class: ofLabels.text('Class', 'Name of the class', ({ pair }) => pair.child),
  parent: ofLabels.text('Parent', 'Class that it implies', ({ pair }) => pair.parent),
  positives: ofLabels.images(
    'Positives',
    'Images labelled positive whose parent has a known label',
    ({ pair }) => pair.positives,
  ),
  contradictions: ofLabels.images(
    'Contradictions',
    'Of these, images whose parent is labelled negative',
    ({ pair }) => pair.contradictions,
  ),
  share: ofLabels.score(
    'Share',
    'Contradictions over positives; null without positives',
    ({ pair }) => share(pair.contradictions, pair.positives),
  ),
} as const;

export type LabelContradictionRow = RowOf<{ readonly columns: typeof labelColumns }>;

/** `label_contradictions` of a task. */
export function labelContradictionRows({ task, labels }: Contradictions): LabelContradictionRow[] {
  return labels.map((pair) => ofLabels.row(labelColumns, { task, pair }));
}

export const LABEL_CONTRADICTIONS = resultTable({
  name: 'label_contradictions',
  description: 'Images labelled positive for a class and negative for its parent.',
  key: ['task', 'class', 'parent'],
  columns: labelColumns,
  order: [],
  dependsOn: ['labels', 'challenge'],
  onDemand: true,
  inSql: true,
  inFiles: true,
  make: async ({ contradictions }) => (await contradictions()).flatMap(labelContradictionRows),
});

/** One class and parent of one submission. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly pair: PairedScores;
  /** Contradicting calls at the threshold. */
  readonly calls: number;
}

const ofScores = computed<Source>();

const scoreColumns = {
  task: ofScores.text('Task', 'Name of the task', ({ task }) => task),
  team: ofScores.text('Team', 'Name of the team', ({ team }) => team),
  class: ofScores.text('Class', 'Name of the class', ({ pair }) => pair.child),
  parent: ofScores.text('Parent', 'Class that it implies', ({ pair }) => pair.parent),
  images: ofScores.images('Images', 'Scored images', ({ pair }) => pair.images),
  above: ofScores.images(
    'Higher than parent',
    'Images with a higher score of the class than of its parent',
    ({ pair }) => pair.above,
  ),
  above_share: ofScores.score(
    'Share higher',
    'Those over all images; null without images',
    ({ pair }) => share(pair.above, pair.images),
  ),
  contradicting_calls: ofScores.images(
    'Contradicting calls',
    'Images called positive for the class and not for its parent, at the threshold',
    ({ calls }) => calls,
  ),
} as const;

export type ScoreContradictionRow = RowOf<{ readonly columns: typeof scoreColumns }>;

/** `score_contradictions` of a task at a threshold. */
export function scoreContradictionRows(
  { task, submissions }: Contradictions,
  threshold: number,
): ScoreContradictionRow[] {
  const at = gridIndex(threshold);
  return submissions.flatMap(({ team, pairs }) =>
    pairs.map((pair) => ofScores.row(scoreColumns, { task, team, pair, calls: pair.calls[at]! })),
  );
}

export const SCORE_CONTRADICTIONS = resultTable({
  name: 'score_contradictions',
  description: 'Images whose scores contradict the parent of a class, for each team.',
  key: ['task', 'team', 'class', 'parent'],
  columns: scoreColumns,
  order: [],
  dependsOn: ['labels', 'scores', 'threshold', 'challenge'],
  onDemand: true,
  inSql: true,
  inFiles: true,
  bySubmission: true,
  make: async ({ contradictions, threshold }) =>
    (await contradictions()).flatMap((one) => scoreContradictionRows(one, threshold)),
});
