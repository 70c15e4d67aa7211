import type { ClassReplicates, ClassSamples } from '@/lib/inference/replicates';
import { InputError } from '@/lib/ingest/input-error';
import type { ClassCheck, CountedClass, CountedImages } from '@/lib/ingest/types';
import { auroc, averagePrecision, rankCounts, type ScoreCounts } from '@/lib/metrics';
import type { ClassBreakdown } from '@/lib/scoring/break-down';
import { breakDownCounts, type ClassCounts, evaluateCounts } from '@/lib/scoring/score-counts';
import type { SubmissionSummary } from '@/lib/scoring/summary';

const total = (counts: Uint32Array) => counts.reduce((sum, count) => sum + count, 0);

const NO_IMAGES: ScoreCounts = {
  scores: new Float64Array(),
  positives: new Uint32Array(),
  negatives: new Uint32Array(),
};

/** The classes of score counts as a label file would have them; the unknown are not counted. */
export function countedClasses({ classes }: CountedImages): ClassCheck[] {
  return classes.map(({ key, name, counts }) => ({
    key,
    name,
    positives: total(counts.positives),
    negatives: total(counts.negatives),
    unknown: 0,
  }));
}

/**
 * Teams of one task counted the same images: as many positives and negatives of each class.
 *
 * @param file the file of `own`
 * @param first counts of the first team, of `firstFile`
 * @throws InputError where they did not
 */
export function checkSameImages(
  file: string,
  own: CountedImages,
  firstFile: string,
  first: CountedImages,
): void {
  const expected = `the classes and images of ${firstFile}`;
  const known = new Map(countedClasses(first).map((one) => [one.key, one]));
  for (const { key, name, positives, negatives } of countedClasses(own)) {
    const same = known.get(key);
    if (same?.positives === positives && same.negatives === negatives) continue;
    const there = same ? `${same.positives} and ${same.negatives}` : 'no such class';
    throw new InputError(
      `class "${name}" has ${positives} positives and ${negatives} negatives, ${firstFile} has ${there}; expected ${expected}`,
      { file, value: name, expected },
    );
  }
}

/** Counts of every class, in the order of the classes; null where there are none. */
function inOrder(
  classes: readonly CountedClass[],
  some: readonly CountedClass[],
): (ScoreCounts | null)[] {
  const byKey = new Map(some.map((own) => [own.key, own.counts]));
  return classes.map(({ key }) => byKey.get(key) ?? null);
}

/** Groups of each attribute that counts are made by, in order. */
export function countedGroups({ groups }: CountedImages): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { attribute, value } of groups) {
    found.set(attribute, [...(found.get(attribute) ?? []), value]);
  }
  return found;
}

/** All that is known of a submission from its score counts. */
export function summaryOfCounts(counted: CountedImages): SubmissionSummary {
  const { classes, groups } = counted;
  const counts = classes.map((own): ClassCounts => {
    return { class: own.name, counts: own.counts, scale: 'probability', unknown: 0 };
  });
  const breakdowns = [...countedGroups(counted).keys()].map((attribute) => {
    const own = groups.filter((group) => group.attribute === attribute);
    const byGroup = own.map((group) => inOrder(classes, group.classes));
    const ofClass = ({ name }: CountedClass, index: number): ClassBreakdown =>
      breakDownCounts(
        name,
        byGroup.map((all) => ({ ...counts[index]!, counts: all[index] ?? NO_IMAGES })),
      );
    return [attribute, classes.map(ofClass)] as const;
  });
  return {
    scale: 'probability',
    classes: counts.map(evaluateCounts),
    calibrations: [],
    breakdowns: new Map(breakdowns),
    counts,
  };
}

/** Statistics of one class in samples given by their counts. */
function samplesOf(samples: readonly (ScoreCounts | null)[], threshold: number): ClassSamples {
  const rankings = samples.map((counts) => rankCounts(counts ?? NO_IMAGES));
  const above = (of: 'positives' | 'negatives') =>
    Uint32Array.from(samples, (counts) => {
      if (!counts) return 0;
      const limit = counts.scores instanceof Float32Array ? Math.fround(threshold) : threshold;
      const first = counts.scores.findIndex((score) => score > limit);
      return first < 0 ? 0 : total(counts[of].subarray(first));
    });
  return {
    positives: Uint32Array.from(rankings, (own) => own.positives),
    negatives: Uint32Array.from(rankings, (own) => own.negatives),
    tp: above('positives'),
    fp: above('negatives'),
    ap: Float64Array.from(rankings, averagePrecision),
    auroc: Float64Array.from(rankings, auroc),
  };
}

/**
 * Bootstrap replicates of a submission by class. There are none that leave out a group of images,
 * so no BCa interval, and no standard error of AUROC.
 */
export function replicatesOfCounts(
  { classes, replicates }: CountedImages,
  threshold: number,
): ClassReplicates[] {
  const ordered = replicates.map((own) => inOrder(classes, own));
  return classes.map(({ name, counts }, index) => ({
    class: name,
    full: samplesOf([counts], threshold),
    bootstrap: samplesOf(
      ordered.map((own) => own[index]!),
      threshold,
    ),
    jackknife: samplesOf([], threshold),
    aurocError: Number.NaN,
  }));
}
