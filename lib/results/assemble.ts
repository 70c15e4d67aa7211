import type { TaskReplicates } from '@/lib/inference/replicates';
import type { FileFacts } from '@/lib/ingest/types';
import type { GroupedImages } from '@/lib/scoring/attributes';
import type { Pool } from '@/lib/scoring/calibrate-submission';
import type { Task } from '@/lib/scoring/task';
import { clustersDigest, labelsDigest } from './digest';
import type { FileStamp, StoredResampling, StoredSubmission, StoredTask } from './types';

/** What a results file says of a file that was read. Folders are left out of its name. */
export function stampOf({ fileName, size, hash }: FileFacts): FileStamp {
  return { name: fileName.split(/[\\/]/).pop() || fileName, size, sha256: hash };
}

/** What a task's part of a results file is made of, besides the task. */
export interface TaskParts {
  readonly pools: readonly Pool[];
  readonly attributes: readonly (GroupedImages & { readonly leftOut: number })[];
  readonly replicates: TaskReplicates | null;
  /** Images that each count has at least. */
  readonly minimumCount: number;
  /** Without replicates. */
  readonly submissions: readonly StoredSubmission[];
}

async function resamplingOf(
  { source }: Task,
  { seed, asked, done, threshold, clusters }: TaskReplicates,
): Promise<StoredResampling> {
  const { use } = clusters;
  const digest = await clustersDigest(clusters, source);
  return { seed, asked, done, threshold, use, digest };
}

/**
 * A task as a results file holds it. Replicates are left out unless every submission has some, and
 * where counts are merged: whoever has the ids and the seed can find single positives in them.
 */
export async function assembleTask(
  task: Task,
  { pools, attributes, replicates, minimumCount, submissions }: TaskParts,
): Promise<StoredTask> {
  const { name, source, classes } = task;
  const samples = new Map(replicates?.teams.map((own) => [own.team, own.classes]));
  const complete =
    replicates !== null &&
    minimumCount === 1 &&
    submissions.length > 0 &&
    submissions.every(({ team }) => samples.has(team));
  return {
    name,
    file: stampOf(source.loaded),
    images: source.check.images,
    labels: await labelsDigest(source),
    classes,
    pools,
    attributes: attributes.map(({ name: attribute, file, groups, groupOf, leftOut }) => ({
      name: attribute,
      file: file.split(/[\\/]/).pop() || file,
      groups,
      unknown: groupOf.reduce((n, group) => n + Number(group < 0), 0),
      leftOut,
    })),
    resampling: complete ? await resamplingOf(task, replicates) : null,
    submissions: submissions.map((own) => ({
      ...own,
      replicates: complete ? samples.get(own.team)! : null,
    })),
  };
}
