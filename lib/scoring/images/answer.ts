import {
  type Bits,
  bitsAbove,
  disagreement,
  noBits,
  rowsOf,
  type Scores,
  setBit,
} from '@/lib/metrics';
import { decisionsOf } from '../decisions';
import type { TaskData } from '../fit';
import { comparedWithReaders } from '../reader-study';
import type { ScoreMatrix } from '../score-matrix';
import { coCalls } from './co-calls';
import { conditionalMisses } from './conditional';
import type { Calls, ImageAnswers, QuestionKind, QuestionOf } from './questions';

/** What answering needs besides the question. */
export interface Asking {
  readonly matrix: ScoreMatrix;
  readonly task: Pick<TaskData, 'classes' | 'readers'>;
  /** Rows of the label file. */
  readonly rows: number;
  /** Does one step for each of `total` parts; null where the job was cancelled. */
  each<T>(total: number, step: (index: number) => T): Promise<T[] | null>;
}

/** Values of the images of a matrix by row of the label file; NaN where there is none. */
function byLabelRow<T extends Scores>(values: T, { matrix, rows }: Asking): T {
  const { labelRows } = matrix;
  if (!labelRows) return values;
  const out = new (values.constructor as new (length: number) => T)(rows).fill(Number.NaN);
  for (let i = 0; i < labelRows.length; i++) out[labelRows[i]!] = values[i]!;
  return out as T;
}

/** Images of a matrix as rows of the label file. */
function bitsByLabelRow(bits: Bits, { matrix, rows }: Asking): Bits {
  const { labelRows } = matrix;
  if (!labelRows) return bits;
  const out = noBits(rows);
  for (const image of rowsOf(bits)) setBit(out, labelRows[image]!);
  return out;
}

async function calls(asking: Asking, threshold: number): Promise<Calls | null> {
  const { matrix, rows } = asking;
  const called = await asking.each(matrix.classes.length, (i) =>
    bitsByLabelRow(bitsAbove(decisionsOf(matrix.columns(i))!, threshold), asking),
  );
  const scored = noBits(rows);
  for (let i = 0; i < matrix.images; i++) setBit(scored, matrix.labelRows?.[i] ?? i);
  return called && { classes: matrix.classes, scored, called };
}

type Answering<Kind extends QuestionKind> = (
  asking: Asking,
  question: QuestionOf<Kind>,
) => Promise<ImageAnswers[Kind]> | ImageAnswers[Kind];

/** Null also where the job was cancelled, when nobody waits for an answer. */
const ANSWERING: { readonly [Kind in QuestionKind]: Answering<Kind> } = {
  scores: (asking, { class: name }) => {
    const index = asking.matrix.classes.indexOf(name);
    if (index < 0) return null;
    const { scores, probabilities, decisions } = asking.matrix.columns(index);
    return {
      scores: byLabelRow(probabilities ?? scores, asking),
      ...(decisions && { decisions: byLabelRow(decisions, asking) }),
      areProbabilities: probabilities !== null,
    };
  },
  calls: (asking, { threshold }) =>
    asking.matrix.hasProbabilities ? calls(asking, threshold) : null,
  'co-calls': ({ matrix, each }, { threshold }) =>
    matrix.hasProbabilities ? coCalls(matrix, threshold, each) : null,
  conditional: ({ matrix, each }, { threshold, clusterOf }) => {
    if (!matrix.hasProbabilities) return null;
    const { labelRows } = matrix;
    const own =
      clusterOf && labelRows ? Uint32Array.from(labelRows, (row) => clusterOf[row]!) : clusterOf;
    return conditionalMisses(matrix, threshold, own, each);
  },
  disagreement: (asking, { class: name }) => {
    const index = asking.matrix.classes.indexOf(name);
    if (index < 0) return null;
    const { scores, labels } = asking.matrix.columns(index);
    return byLabelRow(disagreement(scores, labels), asking);
  },
  readers: async ({ task, matrix, each }, { threshold }) => {
    const of = (index: number) => comparedWithReaders(task, matrix, index, threshold);
    return (await each(matrix.classes.length, of))?.flat() ?? [];
  },
};

/** Answers a question about the images of a submission. */
export async function answerImages<Kind extends QuestionKind>(
  asking: Asking,
  question: QuestionOf<Kind>,
): Promise<ImageAnswers[Kind]> {
  const answering = ANSWERING[question.kind as Kind] as Answering<Kind>;
  return answering(asking, question);
}
