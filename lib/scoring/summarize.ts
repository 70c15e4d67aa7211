import type { GroupedImages } from './attributes';
import { breakDownClass, type ClassBreakdown, imagesByGroup } from './break-down';
import { Calibration, type Pool } from './calibrate-submission';
import type { ClassResult } from './class-result';
import {
  breakDownCounts,
  type ClassCounts,
  countsCalibrationSource,
  evaluateCounts,
  mergedCounts,
  scoreCountsOf,
} from './score-counts';
import type { ScoreMatrix } from './score-matrix';
import type { CalibrationSettings } from './settings';
import type { SubmissionSummary } from './summary';

/** What a results file is to hold of a submission. */
export interface SummaryPlan {
  /** Whether its images are counted by score, too. */
  readonly counts: boolean;
  /** Images that each score, and each group, must have; 1 for any. */
  readonly minimumCount: number;
  readonly calibrations: readonly CalibrationSettings[];
  readonly pools: readonly Pool[];
  readonly attributes: readonly GroupedImages[];
}

/**
 * The groups of an attribute that have enough images; the images of the others are in none. Images in
 * no group are what all images have more than the groups, so these must be enough, too: else the
 * smallest group kept is left out with them.
 */
export function largeGroups(attribute: GroupedImages, least: number): GroupedImages {
  const { groups, groupOf } = attribute;
  const images = new Uint32Array(groups.length);
  let without = 0;
  for (const group of groupOf) {
    if (group >= 0) images[group]!++;
    else without++;
  }
  const bySize = groups.map((_, group) => group).sort((a, b) => images[a]! - images[b]!);
  const left = new Set<number>();
  for (const group of bySize) {
    const isExposed = without > 0 && without < least;
    if (images[group]! >= least && !isExposed) break;
    left.add(group);
    without += images[group]!;
  }
  if (left.size === 0) return attribute;
  const places = new Int32Array(groups.length).fill(-1);
  const kept = groups.filter((_, group) => !left.has(group));
  let place = 0;
  groups.forEach((_, group) => {
    if (!left.has(group)) places[group] = place++;
  });
  return {
    ...attribute,
    groups: kept,
    groupOf: groupOf.map((group) => (group < 0 ? -1 : places[group]!)),
  };
}

/**
 * Positives and negatives from which the exact statistics of a class do not say which images they
 * are: AP and AUROC together have about 66 bits, so fewer than 10 ranks can be told from them.
 */
const FEW = 10;

/**
 * Statistics of all scores, with counts and curves of merged ones; all of merged ones where a class
 * has few positives or negatives.
 */
function ofMerged(exact: ClassResult, merged: ClassCounts, least: number): ClassResult {
  const own = evaluateCounts(merged);
  const { positives, images } = exact;
  if (Math.min(positives, images - positives) < Math.max(FEW, least)) return own;
  const { tp, fp, pr, roc } = own;
  return { ...exact, tp, fp, pr, roc };
}

/**
 * What a results file holds of a submission.
 *
 * @param classes its results, as `evaluateClass` gives them
 */
export function summarize(
  matrix: ScoreMatrix,
  classes: readonly ClassResult[],
  { counts: counted, minimumCount, calibrations, pools, attributes }: SummaryPlan,
): SubmissionSummary {
  const merges = minimumCount > 1;
  const all = counted || merges ? scoreCountsOf(matrix) : null;
  const counts = all && merges ? mergedCounts(all, minimumCount) : all;
  const source = merges && counts ? countsCalibrationSource(counts) : matrix;
  return {
    scale: matrix.scale,
    classes: merges
      ? classes.map((own, index) => ofMerged(own, counts![index]!, minimumCount))
      : classes,
    // Counts by score give calibration under any setting.
    calibrations: (matrix.hasProbabilities && !counted ? calibrations : []).map((settings) => {
      const calibration = new Calibration(source, settings);
      return {
        settings,
        classes: calibration.indices.map((index) => calibration.ofClass(index)),
        pools: pools.map((pool) => calibration.ofPool(pool)).filter((own) => own !== null),
      };
    }),
    breakdowns: new Map(
      attributes.map(({ name, groupOf, groups }): [string, ClassBreakdown[]] => {
        const rows = imagesByGroup(matrix, groupOf, groups.length);
        if (!merges) return [name, classes.map((_, index) => breakDownClass(matrix, index, rows))];
        const merged = rows.map((own) => mergedCounts(scoreCountsOf(matrix, own), minimumCount));
        return [
          name,
          classes.map((own, index) =>
            breakDownCounts(
              own.class,
              merged.map((group) => group[index]!),
            ),
          ),
        ];
      }),
    ),
    counts: counted ? counts : null,
  };
}
