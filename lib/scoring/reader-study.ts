import {
  type Confusion,
  confusionOfCalls,
  fleissKappa,
  type Labels,
  type PairCounts,
  pairCounts,
  rankPositives,
  rocCurve,
  type Scores,
  thresholdFor,
  UNKNOWN,
} from '@/lib/metrics';
import { decisionsOf } from './decisions';
import type { TaskData } from './fit';
import { type ScoreMatrix, takeRows } from './score-matrix';
import type { Task } from './task';

/** One class of one human reader. */
export interface ReaderClass {
  readonly reader: string;
  readonly class: string;
  /** Calls against the labels. */
  readonly counts: Confusion;
}

/** One class of two human readers. */
export interface ReaderPair {
  readonly class: string;
  readonly reader: string;
  readonly other: string;
  readonly counts: PairCounts;
}

/** Agreement of all readers on one class, over the images that each of them called. */
export interface Consensus {
  readonly class: string;
  readonly readers: number;
  readonly images: number;
  /** Images on which all say the same. */
  readonly unanimous: number;
  /** Fleiss' kappa; NaN where undefined. */
  readonly kappa: number;
}

/** One class of a submission and a human reader, on images that both called. */
export interface TeamReaderPair {
  readonly class: string;
  readonly reader: string;
  /** `a` is the team; null without probabilities. */
  readonly counts: PairCounts | null;
  /** Calls of the reader, and of the team, against the labels of these images. */
  readonly ofReader: Confusion;
  readonly ofTeam: Confusion | null;
  /** Recall of the team at the reader's false positive rate, on its ROC curve; NaN where undefined. */
  readonly recallAtFpr: number;
}

/** Everything computed of the human readers of a task. */
export interface ReaderStudy {
  readonly task: string;
  /** Whether the labels are made of these readers’ own calls, which favours them. */
  readonly isGold: boolean;
  readonly classes: readonly ReaderClass[];
  readonly pairs: readonly ReaderPair[];
  readonly consensus: readonly Consensus[];
  readonly submissions: readonly {
    readonly team: string;
    readonly pairs: readonly TeamReaderPair[];
  }[];
}

const isCalled = (calls: Labels) => calls.some((call) => call !== UNKNOWN);

function consensusOf(name: string, calls: readonly Labels[]): Consensus {
  const images = calls[0]?.length ?? 0;
  const positives: number[] = [];
  for (let image = 0; image < images; image++) {
    let own = 0;
    for (const one of calls) own += one[image] === UNKNOWN ? Number.NaN : one[image]!;
    if (!Number.isNaN(own)) positives.push(own);
  }
  const readers = calls.length;
  return {
    class: name,
    readers,
    images: positives.length,
    unanimous: positives.filter((own) => own === 0 || own === readers).length,
    kappa: fleissKappa(positives, readers),
  };
}

/** What the labels and calls of a task's readers come to, without any submission. */
export function studyOfReaders({ name, classes, source }: Task): ReaderStudy {
  const { labels, readers } = source.content;
  const each = classes.map((own, index) => ({
    name: own.name,
    labels: labels[index]!,
    readers: readers
      .map((reader) => ({ name: reader.name, calls: reader.calls[index]! }))
      .filter(({ calls }) => isCalled(calls)),
  }));
  const { readerColumn, isReader } = source.description;
  return {
    task: name,
    isGold: readerColumn !== null || isReader,
    classes: each.flatMap((own) =>
      own.readers.map((reader) => ({
        reader: reader.name,
        class: own.name,
        counts: confusionOfCalls(reader.calls, own.labels),
      })),
    ),
    pairs: each.flatMap((own) =>
      own.readers.flatMap((one, i) =>
        own.readers.slice(i + 1).map((other) => ({
          class: own.name,
          reader: one.name,
          other: other.name,
          counts: pairCounts(one.calls, other.calls, own.labels),
        })),
      ),
    ),
    consensus: each
      .filter((own) => own.readers.length > 1)
      .map((own) =>
        consensusOf(
          own.name,
          own.readers.map(({ calls }) => calls),
        ),
      ),
    submissions: [],
  };
}

/** Calls of a submission at a threshold. */
function callsOf(scores: Scores, threshold: number): Uint8Array {
  const limit = thresholdFor(scores, threshold);
  return Uint8Array.from(scores, (score) => Number(score > limit));
}

/** The highest point of a ROC curve at a false positive rate, linear between its corners. */
function recallAt(scores: Scores, labels: Labels, fpr: number): number {
  if (Number.isNaN(fpr)) return Number.NaN;
  const { x, y } = rocCurve(rankPositives(scores, labels), 2 * labels.length + 2);
  if (x.length === 0) return Number.NaN;
  let last = 0;
  while (last + 1 < x.length && x[last + 1]! <= fpr) last++;
  const next = last + 1;
  if (next >= x.length) return y[last]!;
  const share = (fpr - x[last]!) / (x[next]! - x[last]!);
  return y[last]! + share * (y[next]! - y[last]!);
}

function pairOf(
  columns: ReturnType<ScoreMatrix['columns']>,
  calls: Labels,
  threshold: number,
): Omit<TeamReaderPair, 'class' | 'reader'> {
  const { scores, labels } = columns;
  const decisions = decisionsOf(columns);
  // Both are compared on the images that the reader called.
  const known = labels.map((label, i) => (calls[i] === UNKNOWN ? UNKNOWN : label));
  const ofReader = confusionOfCalls(calls, known);
  const own = decisions && callsOf(decisions, threshold);
  return {
    counts: own && pairCounts(own, calls, known),
    ofReader,
    ofTeam: own && confusionOfCalls(own, known),
    recallAtFpr: recallAt(scores, known, ofReader.fp / (ofReader.fp + ofReader.tn)),
  };
}

/**
 * Compares one class of a submission with the calls of its task's readers.
 *
 * @param index of the class in the matrix
 */
export function comparedWithReaders(
  { classes, readers = [] }: Pick<TaskData, 'classes' | 'readers'>,
  matrix: ScoreMatrix,
  index: number,
  threshold: number,
): TeamReaderPair[] {
  const name = matrix.classes[index]!;
  const place = classes.findIndex((own) => own.name === name);
  const called = readers.filter(({ calls }) => isCalled(calls[place]!));
  if (called.length === 0) return [];
  const columns = matrix.columns(index);
  return called.map(({ name: reader, calls }) => {
    const all = calls[place]!;
    const own = matrix.labelRows ? takeRows(all, matrix.labelRows) : all;
    return { class: name, reader, ...pairOf(columns, own, threshold) };
  });
}
