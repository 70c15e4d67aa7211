import { expect, test } from 'vitest';
import { classesOf } from '@/data/twin/classes';
import { confidenceOf } from '@/data/twin/confidence';
import { isMisprinted, printedSubmissions } from '@/data/twin/printed';
import { SIZES } from '@/data/twin/sizes';
import { solve } from '@/data/twin/solve';
import type { Submission } from '@/data/twin/targets';
import { averagePrecision, confusionAt, f1, fnr, rankPositives } from '@/lib/metrics';

/** Measured less target of each class of a submission, at full size. */
function misses({ task, team, targets }: Submission) {
  const images = task === 2 ? 406 : SIZES.full.images;
  return classesOf(task).map(({ name, prevalence, goldPositives }) => {
    const positives = task === 2 ? goldPositives! : Math.round(prevalence * images);
    const target = targets.get(name)!;
    const { scores } = solve(target, positives, images - positives, confidenceOf(team));
    const column = Float32Array.of(...scores.positives, ...scores.negatives);
    const labels = new Uint8Array(images).fill(1, 0, positives);
    const counts = confusionAt(column, labels, 0.5);
    return {
      name,
      ap: averagePrecision(rankPositives(column, labels)) - target.ap,
      f1: f1(counts) - target.f1!,
      fnr: fnr(counts) - target.fnr,
    };
  });
}

test.each(printedSubmissions().map((s) => [`Task ${s.task}, team ${s.team}`, s] as const))(
  '%s: every printed figure is met at full size',
  (_, submission) => {
    const rows = misses(submission);
    const { task, team } = submission;
    const tolerance = task === 2 ? 0.0006 : 0.01;
    for (const { name, ...row } of rows) {
      expect([name, Math.abs(row.ap) <= 0.01, Math.abs(row.f1) <= 0.01]).toEqual([
        name,
        true,
        true,
      ]);
      if (!isMisprinted(task, team))
        expect([name, Math.abs(row.fnr) <= tolerance]).toEqual([name, true]);
    }
    const map = rows.reduce((sum, { ap }) => sum + ap, 0) / rows.length;
    expect(Math.abs(map)).toBeLessThanOrEqual(0.002);
  },
);
