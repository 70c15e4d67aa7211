import { CLASS_STATISTICS, cohenKappa, holm, mcnemar } from '@/lib/metrics';
import type { Consensus, ReaderClass, ReaderPair, ReaderStudy } from '../reader-study';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';

type CountStatistic = {
  [Name in keyof typeof CLASS_STATISTICS]: (typeof CLASS_STATISTICS)[Name]['from'] extends 'counts'
    ? Name
    : never;
}[keyof typeof CLASS_STATISTICS];

/** Statistics of calls, as `class_metrics` has them of teams at the threshold. */
const OF_CALLS = Object.fromEntries(
  Object.entries(CLASS_STATISTICS)
    .filter(([, { from }]) => from === 'counts')
    .map(([name, statistic]) => [
      name,
      {
        ...statistic,
        description: statistic.description
          .replace(', at the threshold', '')
          .replace(' at the threshold', ''),
      },
    ]),
) as unknown as Pick<typeof CLASS_STATISTICS, CountStatistic>;

const ofReader = computed<{ readonly task: string; readonly own: ReaderClass }>();

const readerColumns = {
  task: ofReader.text('Task', 'Name of the task', ({ task }) => task),
  reader: ofReader.text('Reader', 'Name of the human reader', ({ own }) => own.reader),
  class: ofReader.text('Class', 'Name of the class', ({ own }) => own.class),
  images: ofReader.images(
    'Images',
    'Images with a known label that the reader called',
    ({ own: { counts } }) => counts.tp + counts.fp + counts.fn + counts.tn,
  ),
  positives: ofReader.images(
    'Positives',
    'Of these, images labelled positive',
    ({ own: { counts } }) => counts.tp + counts.fn,
  ),
  called: ofReader.images(
    'Called positive',
    'Of these, images that the reader called positive',
    ({ own: { counts } }) => counts.tp + counts.fp,
  ),
  ...ofReader.statistics(OF_CALLS, ({ own }, name) =>
    orNull(OF_CALLS[name as CountStatistic].compute(own.counts)),
  ),
} as const;

export type ReaderMetricRow = RowOf<{ readonly columns: typeof readerColumns }>;

/** `reader_metrics` of a task. */
export function readerMetricRows({ task, classes }: ReaderStudy): ReaderMetricRow[] {
  return classes.map((own) => ofReader.row(readerColumns, { task, own }));
}

export const READER_METRICS = resultTable({
  name: 'reader_metrics',
  description: 'Calls of each human reader against the labels, for each class.',
  key: ['task', 'reader', 'class'],
  columns: readerColumns,
  order: ['class'],
  dependsOn: ['labels'],
  marksBest: true,
  onDemand: true,
  inSql: true,
  inFiles: true,
  make: async ({ readers }) => (await readers()).flatMap(readerMetricRows),
});

const ofConsensus = computed<{ readonly task: string; readonly own: Consensus }>();

const consensusColumns = {
  task: ofConsensus.text('Task', 'Name of the task', ({ task }) => task),
  class: ofConsensus.text('Class', 'Name of the class', ({ own }) => own.class),
  readers: ofConsensus.count('Readers', 'Human readers of the class', ({ own }) => own.readers),
  images: ofConsensus.images('Images', 'Images that all of them called', ({ own }) => own.images),
  unanimous: ofConsensus.images(
    'Unanimous',
    'Of these, images on which all say the same',
    ({ own }) => own.unanimous,
  ),
  fleiss_kappa: ofConsensus.score(
    'Fleiss’ kappa',
    'Agreement of all readers beyond chance; null where all calls are the same',
    ({ own }) => orNull(own.kappa),
  ),
} as const;

export type ReaderConsensusRow = RowOf<{ readonly columns: typeof consensusColumns }>;

/** `reader_consensus` of a task. */
export function readerConsensusRows({ task, consensus }: ReaderStudy): ReaderConsensusRow[] {
  return consensus.map((own) => ofConsensus.row(consensusColumns, { task, own }));
}

export const READER_CONSENSUS = resultTable({
  name: 'reader_consensus',
  description: 'Agreement of all human readers on each class.',
  key: ['task', 'class'],
  columns: consensusColumns,
  order: ['class'],
  dependsOn: ['labels'],
  onDemand: true,
  inSql: true,
  inFiles: true,
  make: async ({ readers }) => (await readers()).flatMap(readerConsensusRows),
});

interface PairSource {
  readonly task: string;
  readonly own: ReaderPair;
  readonly p: number;
  readonly adjusted: number;
}

const ofPair = computed<PairSource>();
const total = ({ counts }: ReaderPair) =>
  counts.both + counts.onlyA + counts.onlyB + counts.neither;

const pairColumns = {
  task: ofPair.text('Task', 'Name of the task', ({ task }) => task),
  class: ofPair.text('Class', 'Name of the class', ({ own }) => own.class),
  reader: ofPair.text('Reader', 'Name of a human reader', ({ own }) => own.reader),
  other: ofPair.text('Other reader', 'Name of another one', ({ own }) => own.other),
  images: ofPair.images('Images', 'Images that both called', ({ own }) => total(own)),
  both: ofPair.images('Both', 'Images that both called positive', ({ own }) => own.counts.both),
  only_reader: ofPair.images(
    'Only reader',
    'Images that only the first called positive',
    ({ own }) => own.counts.onlyA,
  ),
  only_other: ofPair.images(
    'Only other',
    'Images that only the other called positive',
    ({ own }) => own.counts.onlyB,
  ),
  kappa: ofPair.score(
    'Kappa',
    'Cohen’s kappa of the two; null where all calls are the same',
    ({ own: { counts } }) =>
      orNull(
        cohenKappa({
          tp: counts.both,
          fp: counts.onlyA,
          fn: counts.onlyB,
          tn: counts.neither,
        }),
      ),
  ),
  reader_right: ofPair.images(
    'Only reader right',
    'Images on which only the first agrees with the label',
    ({ own }) => own.counts.onlyARight,
  ),
  other_right: ofPair.images(
    'Only other right',
    'Images on which only the other agrees with the label',
    ({ own }) => own.counts.onlyBRight,
  ),
  p: ofPair.probability('p', 'McNemar’s exact test of the two before', ({ p }) => p),
  p_holm: ofPair.probability(
    'p (Holm)',
    'p adjusted over all pairs of readers and classes of the task',
    ({ adjusted }) => adjusted,
  ),
} as const;

export type ReaderPairRow = RowOf<{ readonly columns: typeof pairColumns }>;

/** `reader_pairs` of a task. */
export function readerPairRows({ task, pairs }: ReaderStudy): ReaderPairRow[] {
  const p = pairs.map(({ counts }) => mcnemar(counts.onlyARight, counts.onlyBRight));
  const adjusted = holm(p);
  return pairs.map((own, i) =>
    ofPair.row(pairColumns, { task, own, p: p[i]!, adjusted: adjusted[i]! }),
  );
}

export const READER_PAIRS = resultTable({
  name: 'reader_pairs',
  description: 'Agreement of each two human readers, and which of them is right more often.',
  key: ['task', 'class', 'reader', 'other'],
  columns: pairColumns,
  order: ['class'],
  dependsOn: ['labels'],
  onDemand: true,
  inSql: true,
  inFiles: true,
  make: async ({ readers }) => (await readers()).flatMap(readerPairRows),
});
