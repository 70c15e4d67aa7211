import { byCodeUnits } from '@/lib/challenge/canonical-order';
import type { MeanKind } from '@/lib/improve/ensemble';
import { logitOf, type MemberScores, rankShares } from '@/lib/improve/members';
import { InputError } from '@/lib/ingest/input-error';
import type { ScoreScale } from '@/lib/ingest/types';
import type { Labels, Scores } from '@/lib/metrics';
import type { TaskData } from './fit';
import { probabilitiesOf, type ScoreMatrix, takeRows } from './score-matrix';

/** Scores of a submission as another thread takes them. */
export interface OwnScores {
  readonly team: string;
  readonly scale: ScoreScale;
  readonly classes: readonly string[];
  /** Row of the label file for each image, ascending. */
  readonly labelRows: Int32Array;
  /** On its scale: `scores[class][image]`. */
  readonly scores: readonly Scores[];
}

/** A copy of a submission's scores. */
export function copyScores(team: string, matrix: ScoreMatrix): OwnScores {
  const { classes, scale, images, labelRows } = matrix;
  return {
    team,
    scale,
    classes,
    labelRows: labelRows ? labelRows.slice() : Int32Array.from({ length: images }, (_, i) => i),
    scores: classes.map((_, index) => matrix.columns(index).scores.slice()),
  };
}

/** Rows that are in all of the lists, which ascend. */
function sharedRows(lists: readonly Int32Array[]): Int32Array {
  const counts = new Map<number, number>();
  const [first, ...others] = lists;
  if (
    others.every((own) => own.length === first!.length && own.every((row, i) => row === first![i]))
  )
    return first!;
  for (const own of lists) for (const row of own) counts.set(row, (counts.get(row) ?? 0) + 1);
  return first!.filter((row) => counts.get(row) === lists.length);
}

/** Places of some rows in a list that has them all; both ascend. Null where they are the same. */
function placesIn(list: Int32Array, rows: Int32Array): Int32Array | null {
  if (list.length === rows.length) return null;
  const places = new Int32Array(rows.length);
  for (let i = 0, at = 0; i < rows.length; i++) {
    while (list[at]! < rows[i]!) at++;
    places[i] = at;
  }
  return places;
}

function onScale(scores: Scores, scale: ScoreScale, mean: MeanKind): Scores {
  if (mean === 'rank') return rankShares(scores);
  if (mean === 'logit' && scale === 'logit') return scores;
  const probabilities = probabilitiesOf(scores, scale)!;
  return mean === 'logit' ? Float64Array.from(probabilities, logitOf) : probabilities;
}

/**
 * The scores of members on the images and classes that all of them scored.
 *
 * @param own those of a task, in any order
 * @throws InputError where they share no image or no class
 */
export function memberScores(
  task: Pick<TaskData, 'classes' | 'labels'>,
  own: readonly OwnScores[],
): MemberScores {
  const members = [...own].sort((a, b) => byCodeUnits(a.team, b.team));
  const teams = members.map(({ team }) => team);
  const labelRows = sharedRows(members.map((member) => member.labelRows));
  const classes = members[0]!.classes.filter((name) =>
    members.every((member) => member.classes.includes(name)),
  );
  if (labelRows.length === 0 || classes.length === 0) {
    const expected = 'teams that scored the same images and classes';
    const what = classes.length === 0 ? 'class' : 'image';
    throw new InputError(`no ${what} is scored by all of them; expected ${expected}`, {
      file: teams.join(', '),
      expected,
    });
  }
  const places = members.map((member) => placesIn(member.labelRows, labelRows));
  const labelsOf = new Map<string, Labels>(
    task.classes.map(({ name }, index) => [name, task.labels[index]!]),
  );
  return {
    teams,
    images: labelRows.length,
    labelRows,
    classes,
    labels: (index) => takeRows(labelsOf.get(classes[index]!)!, labelRows),
    scores: (index, mean) =>
      members.map((member, m) => {
        const column = member.scores[member.classes.indexOf(classes[index]!)]!;
        const rows = places[m]!;
        return onScale(rows ? takeRows(column, rows) : column, member.scale, mean);
      }),
  };
}
