import { cohenKappa, f1, holm, mcnemar, recall } from '@/lib/metrics';
import type { ReaderStudy, TeamReaderPair } from '../reader-study';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';

interface PairSource {
  readonly task: string;
  readonly team: string;
  readonly own: TeamReaderPair;
  readonly p: number;
  readonly adjusted: number;
}

const ofPair = computed<PairSource>();

const pairColumns = {
  task: ofPair.text('Task', 'Name of the task', ({ task }) => task),
  team: ofPair.text('Team', 'Name of the team', ({ team }) => team),
  reader: ofPair.text('Reader', 'Name of the human reader', ({ own }) => own.reader),
  class: ofPair.text('Class', 'Name of the class', ({ own }) => own.class),
  images: ofPair.images(
    'Images',
    'Images with a known label that both called',
    ({ own: { ofReader } }) => ofReader.tp + ofReader.fp + ofReader.fn + ofReader.tn,
  ),
  kappa: ofPair.score(
    'Kappa',
    'Cohen’s kappa of the calls of team (at the threshold) and reader; null where all are the same',
    ({ own: { counts } }) =>
      counts &&
      orNull(
        cohenKappa({
          tp: counts.both,
          fp: counts.onlyA,
          fn: counts.onlyB,
          tn: counts.neither,
        }),
      ),
  ),
  team_f1: ofPair.score(
    'Team F1',
    'F1 of the team at the threshold, on the images that the reader called',
    ({ own: { ofTeam } }) => ofTeam && orNull(f1(ofTeam)),
  ),
  reader_f1: ofPair.score('Reader F1', 'F1 of the reader', ({ own }) => orNull(f1(own.ofReader))),
  reader_recall: ofPair.score('Reader recall', 'Recall of the reader', ({ own }) =>
    orNull(recall(own.ofReader)),
  ),
  team_recall_at_fpr: ofPair.score(
    'Team recall at reader’s FPR',
    'Recall of the team on its ROC curve at the false positive rate of the reader, at any threshold',
    ({ own }) => orNull(own.recallAtFpr),
  ),
  team_right: ofPair.images<number | null>(
    'Only team right',
    'Images on which only the team agrees with the label',
    ({ own }) => own.counts?.onlyARight ?? null,
  ),
  reader_right: ofPair.images<number | null>(
    'Only reader right',
    'Images on which only the reader agrees with the label',
    ({ own }) => own.counts?.onlyBRight ?? null,
  ),
  p: ofPair.probability('p', 'McNemar’s exact test of the two before', ({ p }) => orNull(p)),
  p_holm: ofPair.probability(
    'p (Holm)',
    'p adjusted over all readers and classes of the team',
    ({ adjusted }) => orNull(adjusted),
  ),
} as const;

export type ReaderTeamRow = RowOf<{ readonly columns: typeof pairColumns }>;

/** `reader_teams` of a task. */
export function readerTeamRows({ task, submissions }: ReaderStudy): ReaderTeamRow[] {
  return submissions.flatMap(({ team, pairs }) => {
    const p = pairs.map(({ counts }) =>
      counts ? mcnemar(counts.onlyARight, counts.onlyBRight) : Number.NaN,
    );
    const adjusted = holm(p);
    return pairs.map((own, i) =>
      ofPair.row(pairColumns, { task, team, own, p: p[i]!, adjusted: adjusted[i]! }),
    );
  });
}

export const READER_TEAMS = resultTable({
  name: 'reader_teams',
  description: 'Each team against each human reader, for each class.',
  key: ['task', 'team', 'reader', 'class'],
  columns: pairColumns,
  order: ['class', 'team'],
  dependsOn: ['labels', 'scores', 'threshold'],
  onDemand: true,
  inSql: true,
  inFiles: true,
  bySubmission: true,
  make: async ({ readers }) => (await readers()).flatMap(readerTeamRows),
});

/** One class of a team against all readers. */
interface RangeSource {
  readonly task: string;
  readonly team: string;
  readonly class: string;
  readonly pairs: readonly TeamReaderPair[];
  /** F1 of each reader who has one. */
  readonly f1: readonly number[];
  /** F1 of the team on all labelled images of the reader with the most. */
  readonly teamF1: number | null;
}

const most = (pairs: readonly TeamReaderPair[]) => {
  const images = ({ ofReader: { tp, fp, fn, tn } }: TeamReaderPair) => tp + fp + fn + tn;
  return pairs.reduce((a, b) => (images(b) > images(a) ? b : a));
};

const ofRange = computed<RangeSource>();
const lowest = ({ f1 }: RangeSource) => (f1.length > 0 ? Math.min(...f1) : null);
const highest = ({ f1 }: RangeSource) => (f1.length > 0 ? Math.max(...f1) : null);

export const POSITIONS = ['above', 'within', 'below'] as const;
type Position = (typeof POSITIONS)[number];

function positionOf(own: RangeSource): Position | null {
  const [low, high] = [lowest(own), highest(own)];
  if (own.teamF1 === null || low === null || high === null) return null;
  if (own.teamF1 > high) return 'above';
  return own.teamF1 < low ? 'below' : 'within';
}

const rangeColumns = {
  task: ofRange.text('Task', 'Name of the task', ({ task }) => task),
  team: ofRange.text('Team', 'Name of the team', ({ team }) => team),
  class: ofRange.text('Class', 'Name of the class', (own) => own.class),
  readers: ofRange.count('Readers', 'Human readers of the class', ({ pairs }) => pairs.length),
  f1: ofRange.score(
    'F1',
    'F1 of the team at the threshold, on the images of the reader who called most',
    ({ teamF1 }) => teamF1,
  ),
  lowest_f1: ofRange.score('Lowest reader F1', 'Lowest F1 of a reader', lowest),
  highest_f1: ofRange.score('Highest reader F1', 'Highest F1 of a reader', highest),
  position: ofRange.oneOf<Position | null>(
    'F1 and readers',
    'Whether F1 of the team is above, within or below the range of the readers',
    POSITIONS,
    positionOf,
  ),
  readers_below: ofRange.count(
    'Readers below the curve',
    'Readers with a lower recall than the team has at their false positive rate',
    ({ pairs }) => pairs.filter((own) => recall(own.ofReader) < own.recallAtFpr).length,
  ),
} as const;

export type ReaderRangeRow = RowOf<{ readonly columns: typeof rangeColumns }>;

/** `reader_range` of a task. */
export function readerRangeRows({ task, submissions }: ReaderStudy): ReaderRangeRow[] {
  return submissions.flatMap(({ team, pairs }) => {
    const names = [...new Set(pairs.map((own) => own.class))];
    return names.map((name) => {
      const own = pairs.filter((pair) => pair.class === name);
      const { ofTeam } = most(own);
      const defined = own.map(({ ofReader }) => f1(ofReader)).filter((one) => !Number.isNaN(one));
      return ofRange.row(rangeColumns, {
        task,
        team,
        class: name,
        pairs: own,
        f1: defined,
        teamF1: ofTeam && orNull(f1(ofTeam)),
      });
    });
  });
}

export const READER_RANGE = resultTable({
  name: 'reader_range',
  description: 'Where each team lies in the range of the human readers, for each class.',
  key: ['task', 'team', 'class'],
  columns: rangeColumns,
  order: ['class', 'team'],
  dependsOn: ['labels', 'scores', 'threshold'],
  onDemand: true,
  inSql: true,
  inFiles: true,
  bySubmission: true,
  make: async ({ readers }) => (await readers()).flatMap(readerRangeRows),
});
