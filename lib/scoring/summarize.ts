import type { GroupedImages } from './attributes';
import { breakDownClass, type ClassBreakdown, imagesByGroup } from './break-down';
import { Calibration, type Pool } from './calibrate-submission';
import type { ClassResult } from './evaluate-submission';
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

/** The groups of an attribute that have enough images; the images of the others are in none. */
export function largeGroups(attribute: GroupedImages, least: number): GroupedImages {
  const { groups, groupOf } = attribute;
  const images = new Uint32Array(groups.length);
  for (const group of groupOf) if (group >= 0) images[group]!++;
  const places = new Int32Array(groups.length).fill(-1);
  let kept = 0;
  images.forEach((count, group) => {
    if (count >= least) places[group] = kept++;
  });
  if (kept === groups.length) return attribute;
  return {
    ...attribute,
    groups: groups.filter((_, group) => places[group]! >= 0),
    groupOf: groupOf.map((group) => (group < 0 ? -1 : places[group]!)),
  };
}

/** Statistics of all scores, with counts and curves of merged ones. */
function ofMerged(exact: ClassResult, merged: ClassCounts): ClassResult {
  const { tp, fp, pr, roc } = evaluateCounts(merged);
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
    classes: merges ? classes.map((own, index) => ofMerged(own, counts![index]!)) : classes,
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
