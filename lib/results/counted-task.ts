import type { CountedImages } from '@/lib/ingest/types';
import { Calibration, type Pool } from '@/lib/scoring/calibrate-submission';
import type { TaskClass } from '@/lib/scoring/evaluation';
import { poolsOf } from '@/lib/scoring/pools';
import { countsCalibrationSource } from '@/lib/scoring/score-counts';
import { countedGroups, summaryOfCounts } from './from-score-counts';
import {
  type FileStamp,
  STORED_CALIBRATIONS,
  type StoredAttribute,
  type StoredSubmission,
  type StoredTask,
} from './types';

/** A team's score counts, and the file they are from. */
export interface CountedTeam {
  readonly team: string;
  readonly file: FileStamp;
  readonly counted: CountedImages;
}

/**
 * A submission as a file of level summary holds it: calibration for the settings that every file
 * holds in the place of score counts.
 */
export function withoutCounts(own: StoredSubmission, pools: readonly Pool[]): StoredSubmission {
  const { counts } = own.summary;
  if (counts === null) return own;
  const source = countsCalibrationSource(counts);
  const calibrations = (source.hasProbabilities ? STORED_CALIBRATIONS : []).map((settings) => {
    const calibration = new Calibration(source, settings);
    return {
      settings,
      classes: counts.map((_, index) => calibration.ofClass(index)),
      pools: pools.map((pool) => calibration.ofPool(pool)).filter((found) => found !== null),
    };
  });
  return { ...own, summary: { ...own.summary, counts: null, calibrations } };
}

/** Images of a task: as many as the class with most of them has. */
export function countedTotal(classes: readonly Pick<TaskClass, 'images'>[]): number {
  return classes.reduce((most, { images }) => Math.max(most, images), 0);
}

function attributesOf({ file, counted }: CountedTeam, images: number): StoredAttribute[] {
  const { breakdowns } = summaryOfCounts(counted);
  return [...countedGroups(counted)].map(([name, groups]) => {
    const inGroups = breakdowns
      .get(name)!
      .map((own) => ({ images: own.groups.reduce((sum, group) => sum + group.images, 0) }));
    const unknown = images - countedTotal(inGroups);
    return { name, file: file.name, groups, unknown, leftOut: 0 };
  });
}

function submissionOf(
  { team, file, counted }: CountedTeam,
  classes: readonly TaskClass[],
): StoredSubmission {
  const summary = summaryOfCounts(counted);
  const scored = summary.classes.map((own) => own.class);
  const alignment = {
    images: countedTotal(summary.classes),
    onlyLabels: 0,
    onlyPredictions: 0,
    onlyLabelsExamples: [],
    onlyPredictionsExamples: [],
  };
  return {
    team,
    file,
    submission: {
      alignment,
      scored,
      missing: classes.map(({ name }) => name).filter((name) => !scored.includes(name)),
      ignored: [],
    },
    summary,
    replicates: null,
  };
}

/**
 * The task and submissions that score counts make, as a results file holds them.
 *
 * @param teams of the same images; at least one
 * @param classes of the task, all that a team has
 */
export function countedTask(
  name: string,
  teams: readonly CountedTeam[],
  classes: readonly TaskClass[],
): StoredTask {
  const pools = poolsOf(classes, null);
  return {
    name,
    file: null,
    images: countedTotal(classes),
    labels: null,
    testSets: teams.map(({ file }) => file.sha256),
    classes,
    pools,
    attributes: attributesOf(teams[0]!, countedTotal(classes)),
    resampling: null,
    submissions: teams.map((own) => submissionOf(own, classes)),
  };
}
