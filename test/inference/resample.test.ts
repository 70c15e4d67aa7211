import { describe, expect, it } from 'vitest';
import type { Collector } from '@/lib/inference/collector';
import {
  auroc,
  averagePrecision,
  confusionAt,
  rankPositives,
  replicateWeights,
  resamplingPlan,
} from '@/lib/metrics';
import { intervalsOfTestSet, replicatesOf, testSet } from './support';

const SET = testSet(400, 4, 2);

describe('replicates', () => {
  it('are the plain statistics of the resampled images, by patient', async () => {
    const { teams } = await replicatesOf(SET, { seed: 3 });
    const plan = { ...resamplingPlan(SET.images, SET.clusterOf), lanes: 1 };
    for (const r of [0, 1, 57, 99]) {
      const weights = [...replicateWeights(plan, 3, r)];
      const rows = weights.flatMap((weight, row) => new Array<number>(weight).fill(row));
      teams.forEach(({ classes }, team) => {
        classes.forEach(({ bootstrap }, c) => {
          const own = SET.submissions[team]!.scores[c]!;
          const scores = Float32Array.from(rows, (row) => own[row]!);
          const labels = Uint8Array.from(rows, (row) => SET.task.labels[c]![row]!);
          const ranking = rankPositives(scores, labels);
          expect(bootstrap.ap[r]).toBeCloseTo(averagePrecision(ranking), 12);
          expect(bootstrap.auroc[r]).toBeCloseTo(auroc(ranking), 12);
          const { tp, fp } = confusionAt(scores, labels, 0.5);
          expect([bootstrap.tp[r], bootstrap.fp[r]]).toEqual([tp, fp]);
          expect(bootstrap.positives[r]).toBe(ranking.positives);
        });
      });
    }
  });

  it('are the same for any number of workers, and others for another seed', async () => {
    const one = await replicatesOf(SET, { workers: 1 });
    for (const workers of [2, 5]) expect(await replicatesOf(SET, { workers })).toEqual(one);
    const other = await replicatesOf(SET, { seed: 8 });
    expect(other.teams[0]!.classes[0]!.bootstrap.ap).not.toEqual(
      one.teams[0]!.classes[0]!.bootstrap.ap,
    );
    expect(other.teams[0]!.classes[0]!.full).toEqual(one.teams[0]!.classes[0]!.full);
  });

  it('of one submission are spread over the workers too', async () => {
    const single = { ...SET, submissions: SET.submissions.slice(0, 1) };
    const one = await replicatesOf(single, { workers: 1 });
    expect(await replicatesOf(single, { workers: 3 })).toEqual(one);
  });

  it('are paired: two teams with the same scores have the same replicates', async () => {
    const twice = { ...SET, submissions: [SET.submissions[0]!, SET.submissions[0]!] };
    const { teams } = await replicatesOf(twice);
    expect(teams[0]!.classes).toEqual(teams[1]!.classes);
  });

  it('of a team that scored some images only are resampled from these, with the same weights', async () => {
    const rows = Int32Array.from({ length: 300 }, (_, i) => i + 50);
    const part = SET.columns(0, rows);
    const { teams } = await replicatesOf({ ...SET, submissions: [part] }, { seed: 5 });
    const plan = { ...resamplingPlan(SET.images, SET.clusterOf), lanes: 1 };
    const weights = replicateWeights(plan, 5, 11);
    const own = SET.task.labels[0]!;
    const positives = rows.reduce((sum, row) => sum + weights[row]! * own[row]!, 0);
    const { full, bootstrap } = teams[0]!.classes[0]!;
    expect(bootstrap.positives[11]).toBe(positives);
    expect(full.positives[0]! + full.negatives[0]!).toBe(300);
  });

  it('are kept after a cancellation, the same number for every class', async () => {
    const abort = new AbortController();
    let latest: Collector | null = null;
    const run = replicatesOf(SET, {
      replicates: 5000,
      workers: 2,
      signal: abort.signal,
      onReplicates: (collector) => {
        latest = collector;
        if (collector.done >= 50) abort.abort(new Error('enough'));
      },
    });
    await expect(run).rejects.toThrow('enough');
    const { done, asked, teams } = (latest as Collector | null)!.replicates();
    expect(asked).toBe(5000);
    expect(done).toBeGreaterThanOrEqual(50);
    expect(done).toBeLessThan(5000);
    const whole = await replicatesOf(SET);
    for (const [team, { classes }] of teams.entries()) {
      for (const [c, { bootstrap }] of classes.entries()) {
        expect(bootstrap.ap).toHaveLength(done);
        expect(bootstrap.ap.slice(0, 50)).toEqual(
          whole.teams[team]!.classes[c]!.bootstrap.ap.slice(0, 50),
        );
      }
    }
  });

  it('give the same intervals in any number of workers', async () => {
    const rows = await intervalsOfTestSet(1);
    expect(rows.length).toBeGreaterThan(100);
    expect(await intervalsOfTestSet(4)).toEqual(rows);
  });
});
