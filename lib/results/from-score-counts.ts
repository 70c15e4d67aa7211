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

/** A team's score counts, and the name of their file. */
interface Counted {
  readonly file: { readonly name: string };
  readonly counted: CountedImages;
}

/** The classes of any of several score counts, each as the first has it. */
export function classesOfTeams(teams: readonly Counted[]): ClassCheck[] {
  const found = new Map<string, ClassCheck>();
  for (const own of teams.flatMap(({ counted }) => countedClasses(counted))) {
    if (!found.has(own.key)) found.set(own.key, own);
  }
  return [...found.values()];
}

/**
 * Teams of one task counted the same images: as many positives and negatives of each class that
 * they share, one at least.
 *
 * @param file the file of `own`
 * @param others counts read before
 * @throws InputError where they did not
 */
export function checkSameImages(
  file: string,
  own: CountedImages,
  others: readonly Counted[],
): void {
  const [first] = others;
  if (!first) return;
  const expected = `the images of ${first.file.name}`;
  const classes = countedClasses(own);
  let shared = 0;
  for (const { key, name, positives, negatives } of classes) {
    for (const other of others) {
      const same = countedClasses(other.counted).find((one) => one.key === key);
      if (!same) continue;
      shared++;
      if (same.positives === positives && same.negatives === negatives) break;
      throw new InputError(
        `class "${name}" has ${positives} positives and ${negatives} negatives, ${other.file.name} has ${same.positives} and ${same.negatives}; expected ${expected}`,
        { file, value: name, expected },
      );
    }
  }
  if (shared === 0) {
    throw new InputError(`has no class of ${first.file.name}; expected ${expected}`, {
      file,
      expected,
    });
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
