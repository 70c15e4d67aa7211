import { resamplingDesign } from '@/lib/inference/design';
import { resampleMatrix } from '@/lib/inference/resample-task';
import { writeColumnsInNode } from '@/lib/ingest/parquet/tables-in-node';
import { readResults } from '@/lib/results/read';
import {
  type Level,
  type Results,
  STORED_CALIBRATIONS,
  type StoredSubmission,
  type StoredTask,
} from '@/lib/results/types';
import { writeResults } from '@/lib/results/write';
import type { GroupedImages } from '@/lib/scoring/attributes';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import type { TaskClass } from '@/lib/scoring/evaluation';
import {
  alignWithTask,
  matrixOf,
  type SubmissionData,
  submissionOf,
  type TaskData,
} from '@/lib/scoring/fit';
import { poolsOf } from '@/lib/scoring/pools';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { largeGroups, summarize } from '@/lib/scoring/summarize';
import { type TestSet, testSet } from '../inference/support';
import { nodeReader } from '../scoring/readers';

/** The matrix of a submission of a test set. */
export function matrixFor(task: TaskData, submission: SubmissionData): ScoreMatrix {
  return matrixOf(task, submission, alignWithTask(task, submission));
}

interface Choice {
  readonly level?: Level;
  readonly minimumCount?: number;
  readonly replicates?: number;
  readonly settings?: typeof STORED_CALIBRATIONS;
}

/** Results of a test set as they are before they are written. */
export function resultsOf(set: TestSet, choice: Choice = {}): Results {
  const { level = 'summary', minimumCount = 1, replicates = 0 } = choice;
  const classes: TaskClass[] = set.task.classes.map(({ name }, index) => {
    const labels = set.task.labels[index]!;
    const positives = labels.filter((label) => label === 1).length;
    const images = labels.filter((label) => label <= 1).length;
    const training = { positives: positives * 3, images: 3 * labels.length };
    return { name, positives, images, unknown: labels.length - images, training };
  });
  const view: GroupedImages = {
    name: 'view',
    file: 'metadata.csv',
    groups: ['AP', 'PA', 'lateral'],
    groupOf: Int32Array.from({ length: set.images }, (_, row) => (row % 31 === 0 ? 2 : row % 2)),
  };
  const attribute = largeGroups(view, minimumCount);
  const pools = poolsOf(classes, DEFAULT_SETTINGS.bands);
  const plan = {
    counts: level === 'exact',
    minimumCount,
    calibrations: choice.settings ?? STORED_CALIBRATIONS,
    pools,
    attributes: [attribute],
  };
  const use = {
    column: 'subject_id',
    file: 'labels.csv',
    clusters: set.clusters,
    images: set.images,
    alone: 0,
  };
  const clusters = { clusterOf: set.clusterOf, use };
  const submissions = set.submissions.map((data): StoredSubmission => {
    const alignment = alignWithTask(set.task, data);
    const matrix = matrixOf(set.task, data, alignment);
    const own = matrix.classes.map((_, index) => evaluateClass(matrix, index));
    const run = {
      task: 'Task 1',
      seed: 7,
      asked: replicates,
      threshold: 0.5,
      clusters,
      teams: [{ team: data.id, scores: own, classes: matrix.classes }],
    };
    const steps = resampleMatrix(matrix, run, resamplingDesign(clusters, classes, 7, replicates));
    let step = steps.next();
    while (!step.done) step = steps.next();
    return {
      team: data.id,
      file: { name: data.fileName, size: 10, sha256: 'ab'.repeat(32) },
      submission: submissionOf(set.task, data, alignment),
      summary: summarize(matrix, own, plan),
      replicates: replicates > 0 ? step.value.teams[0]!.classes : null,
    };
  });
  const task: StoredTask = {
    name: 'Task 1',
    file: { name: 'labels.csv', size: 10, sha256: 'cd'.repeat(32) },
    images: set.images,
    labels: 'ef'.repeat(32),
    classes,
    pools,
    attributes: [
      {
        name: 'view',
        file: 'metadata.csv',
        groups: attribute.groups,
        unknown: 0,
        leftOut: view.groups.length - attribute.groups.length,
      },
    ],
    resampling:
      replicates > 0
        ? {
            seed: 7,
            asked: replicates,
            done: replicates,
            threshold: 0.5,
            use,
            digest: '01'.repeat(32),
          }
        : null,
    submissions,
  };
  const { threshold, bins, binning } = DEFAULT_SETTINGS;
  return {
    generator: 'test',
    level,
    synthetic: true,
    minimumCount,
    settings: { threshold, bins, binning },
    tasks: [task],
    notebook: { title: 'Title' },
  };
}

export function bytesOf(results: Results): Promise<Uint8Array<ArrayBuffer>> {
  return writeResults(results, writeColumnsInNode);
}

export function readBytes(bytes: Uint8Array<ArrayBuffer>, name = 'x.longtail.zip') {
  return readResults(bytes, name, nodeReader());
}

/** A test set whose second team left out some images, with unknown labels in its second class. */
export function incompleteSet(images = 400): TestSet {
  const set = testSet(images, 4, 3);
  set.task.labels[1]!.fill(255, 5, 25);
  const some = Int32Array.from({ length: images - 30 }, (_, i) => i + 12);
  const submissions = set.submissions.map((own, team) =>
    team === 1 ? set.columns(team, some) : own,
  );
  return { ...set, submissions };
}
