import { afterEach, describe, expect, test } from 'vitest';
import { type ImproveChoice, improveChoice } from '@/lib/notebook/improve-choice';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { imageSource } from '@/lib/notebook/session/images/image-source';
import { improveTask } from '@/lib/notebook/session/improving';
import type { Session } from '@/lib/notebook/session/session';
import { putThresholdsInForce } from '@/lib/notebook/session/tuned-thresholds';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import { classImagesOf, listRows, teamsTogether } from '@/lib/scoring/images/lists';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import { groupRows } from '@/lib/scoring/tables/group-metrics';
import { resultsFileOf, sessionInNode } from './support';

const N = 300;
const isOwl = (i: number) => i % 4 === 0;
const isWren = (i: number) => i % 5 === 1;
/** The scores of owls are high, so that 0.5 is too low for them. */
const scoreOf = (i: number, is: boolean, base: number) =>
  (base + (is ? 0.3 : 0) + ((i * 37) % 100) / 250).toFixed(3);

function files() {
  const rows = Array.from({ length: N }, (_, i) => i);
  const labels = rows.map((i) => {
    return `c${i},a${i % 60},${i % 2 ? 'wood' : 'field'},${Number(isOwl(i))},${Number(isWren(i))}`;
  });
  const scores = rows.map((i) => {
    return `c${i},${scoreOf(i, isOwl(i), 0.3)},${scoreOf(i, isWren(i), 0.1)}`;
  });
  const file = (name: string, head: string, lines: readonly string[]) => ({
    file: new File([[head, ...lines].join('\n')], name),
  });
  return [
    file('labels.csv', 'clip,animal,place,Owl,Wren', labels),
    file('model.csv', 'clip,Owl,Wren', scores),
  ];
}

const CHOICE: ImproveChoice = {
  ...improveChoice({ settings: INITIAL_SETTINGS, uncertainty: DEFAULT_UNCERTAINTY }),
  cluster: 'animal',
};

let session: Session;
afterEach(() => session.idle());

const rowsNow = () => evaluationsOf(session.state).flatMap((own) => classMetrics(own, 0.5, null));

describe('tuned thresholds in force', () => {
  test('are those of the cell in every statistic, subgroup and list of images', async () => {
    session = sessionInNode();
    await session.add(files(), 'own');
    const { signal } = new AbortController();
    const before = rowsNow();
    const { id } = session.state.tasks[0]!;
    const found = await improveTask(session, id, 'thresholds', CHOICE, { signal });
    await putThresholdsInForce(session, CHOICE, signal);
    await session.idle();

    const tuned = found!.submissions[0]!.found.classes;
    const after = rowsNow();
    for (const [index, row] of after.entries()) {
      const { tuned: counts } = tuned[index]!;
      expect(row.recall).toBe(counts.tp / (counts.tp + counts.fn));
      expect(row.precision).toBe(counts.tp / (counts.tp + counts.fp));
    }
    expect(after.map(({ f1 }) => f1)).not.toEqual(before.map(({ f1 }) => f1));
    const kept = ({ ap, auroc, brier }: (typeof after)[number]) => [ap, auroc, brier];
    expect(after.map(kept)).toEqual(before.map(kept));
    const [evaluation] = evaluationsOf(session.state);
    expect(evaluation!.submissions[0]!.thresholds).toBe(
      'best F1 of each class, cross-fitted over 5 folds',
    );

    const place = (await session.attributes(id)).find(({ column }) => column === 'place')!;
    const parted = groupRows((await session.breakDown(id, place, signal))!, 0.5);
    for (const own of tuned) {
      const missed = parted
        .filter((row) => row.class === own.class)
        .reduce((sum, { fnr, positives }) => sum + fnr! * positives, 0);
      expect(missed).toBeCloseTo(own.tuned.fn, 9);
    }

    const source = imageSource(session, id, signal)!;
    const images = (await classImagesOf(source, 'Owl', ['model'], 0.5))!;
    const together = teamsTogether(images, images.teams);
    expect(listRows(images, together, 'false-alarms')).toHaveLength(tuned[0]!.tuned.fp);
    expect(listRows(images, together, 'missed')).toHaveLength(tuned[0]!.tuned.fn);

    await expect(resultsFileOf(session)).rejects.toThrow('which a results file does not hold');
    await putThresholdsInForce(session, null, signal);
    await session.idle();
    expect(rowsNow()).toEqual(before);
  });
});
