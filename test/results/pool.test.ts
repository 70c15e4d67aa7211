import { describe, expect, it } from 'vitest';
import { TextColumn } from '@/lib/ingest/text-column';
import { sideBySide } from '@/lib/results/merge';
import { type PoolPart, poolTasks, teamsLeftOut } from '@/lib/results/pool';
import type { SubmissionData } from '@/lib/scoring/fit';
import { type TestSet, testSet } from '../inference/support';
import { bytesOf, readBytes, resultsOf } from './support';

/** The images of two test sets in one. */
function concatenated(a: TestSet, b: TestSet): TestSet {
  const images = a.images + b.images;
  const ids = TextColumn.of(Array.from({ length: images }, (_, row) => `i${row}`));
  const labels = a.task.labels.map((own, c) => Uint8Array.of(...own, ...b.task.labels[c]!));
  const submissions = a.submissions.map(
    (own, team): SubmissionData => ({
      ...own,
      ids,
      scores: own.scores.map((scores, c) =>
        Float32Array.of(...scores, ...b.submissions[team]!.scores[c]!),
      ),
    }),
  );
  const clusterOf = Uint32Array.from({ length: images }, (_, row) => row);
  return {
    ...a,
    images,
    task: { ...a.task, ids, labels },
    submissions,
    clusterOf,
    clusters: images,
  };
}

const part = (set: TestSet, file: string, labels: string): PoolPart => {
  const [task] = resultsOf(set, { level: 'exact' }).tasks;
  return { task: { ...task!, labels }, file, minimumCount: 1 };
};

const a = testSet(300, 4, 2, 1);
const b = testSet(170, 4, 2, 2);
const parts = [part(a, 'a.longtail.zip', 'a'), part(b, 'b.longtail.zip', 'b')];

/** Numbers as they are, arrays as plain ones: for comparison to 1e-12. */
function numbersIn(value: unknown, found: number[] = []): number[] {
  if (typeof value === 'number') found.push(value);
  else if (value !== null && typeof value === 'object') {
    for (const one of Object.values(value)) numbersIn(one, found);
  }
  return found;
}

describe('pooled tasks', () => {
  it('have the statistics of the concatenated files to 1e-12', () => {
    const pooled = poolTasks(parts, 'Pool');
    const [whole] = resultsOf(concatenated(a, b), { level: 'exact' }).tasks;
    expect(pooled.images).toBe(whole!.images);
    pooled.submissions.forEach(({ team, summary }, index) => {
      const expected = whole!.submissions[index]!;
      expect(team).toBe(expected.team);
      expect(summary.counts).toEqual(expected.summary.counts);
      const found = numbersIn([summary.classes, summary.calibrations]);
      const wanted = numbersIn([expected.summary.classes, expected.summary.calibrations]);
      expect(found.length).toBe(wanted.length);
      const far = found.filter((value, i) => !(Math.abs(value - wanted[i]!) <= 1e-12));
      expect(far.filter((value) => !Number.isNaN(value) && Number.isFinite(value))).toEqual([]);
    });
  });

  it('add up the counts of subgroups by their names', () => {
    const pooled = poolTasks(parts, 'Pool');
    const images = (task: PoolPart['task']) =>
      task.submissions[0]!.summary.breakdowns.get('view')![0]!.groups.map((own) => own.images);
    const [first, second] = parts.map(({ task }) => images(task));
    expect(images(pooled)).toEqual(first!.map((n, group) => n + second![group]!));
  });

  it('survive being written and read', async () => {
    const results = { ...resultsOf(a), tasks: [poolTasks(parts, 'Pool')] };
    const { tasks } = await readBytes(await bytesOf(results));
    expect(tasks[0]!.submissions[0]!.summary).toEqual(results.tasks[0]!.submissions[0]!.summary);
  });

  it('leave out teams that are not in all, and name them', () => {
    const [first, second] = parts;
    const fewer = {
      ...second!,
      task: { ...second!.task, submissions: [second!.task.submissions[0]!] },
    };
    const pooled = poolTasks([first!, fewer], 'Pool');
    expect(pooled.submissions.map(({ team }) => team)).toEqual(['s0']);
    expect(teamsLeftOut([first!, fewer], pooled)).toEqual(['s1']);
  });

  it.each<[string, (second: PoolPart) => PoolPart, string]>([
    ['merged scores', (own) => ({ ...own, minimumCount: 10 }), 'merged until each holds 10 images'],
    [
      'no score counts',
      (own) => ({ ...own, task: resultsOf(b).tasks[0]! }),
      'it holds no score counts; expected a file of level exact',
    ],
    [
      'the same labels',
      (own) => ({ ...own, task: { ...own.task, labels: 'a' } }),
      'it has the same labels as Task 1 in a.longtail.zip',
    ],
    [
      'other classes',
      (own) => ({ ...own, task: { ...own.task, classes: own.task.classes.slice(1) } }),
      'it has no class "class 0", which a.longtail.zip has',
    ],
    [
      'no team of the same name',
      (own) => ({ ...own, task: { ...own.task, submissions: [] } }),
      'no team has the same name in all tasks',
    ],
  ])('are refused with %s', (_, change, message) => {
    expect(() => poolTasks([parts[0]!, change(parts[1]!)], 'Pool')).toThrow(message);
  });

  it('are refused where scores are of another precision', () => {
    const doubles: TestSet = {
      ...b,
      submissions: b.submissions.map((own) => ({
        ...own,
        scores: own.scores.map((scores) => Float64Array.from(scores)),
      })),
    };
    const other = part(doubles, 'b.longtail.zip', 'b');
    expect(() => poolTasks([parts[0]!, other], 'Pool')).toThrow('64 bits in it and 32 in a');
  });
});

describe('results files side by side', () => {
  const results = resultsOf(testSet(60, 2, 1));

  it('keep each task, those of equal name named by their file', () => {
    const { tasks } = sideBySide([
      { file: 'a.longtail.zip', results },
      { file: 'b.longtail.zip', results: { ...results, synthetic: false } },
    ]);
    expect(tasks.map(({ name }) => name)).toEqual(['Task 1', 'Task 1 (b.longtail)']);
  });

  it('are refused where their smallest counts differ', () => {
    const other = { file: 'b.longtail.zip', results: { ...results, minimumCount: 5 } };
    expect(() => sideBySide([{ file: 'a.longtail.zip', results }, other])).toThrow(
      'has the smallest count 5; expected the smallest count of a.longtail.zip, 1',
    );
  });
});
