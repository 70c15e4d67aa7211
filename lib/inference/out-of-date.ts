import { REPLICATES_DEPEND_ON } from '@/lib/scoring/tables/resampled';
import type { ClusterAssignment, ClusterUse, TaskReplicates } from './replicates';

/** The data and settings that a run would use now. */
export interface ReplicatesBasis {
  readonly seed: number;
  /** Replicates requested. */
  readonly replicates: number;
  readonly threshold: number;
  /** Null until it is computed; an error if the column to resample by does not exist. */
  readonly clusters: ClusterAssignment | Error | null;
  /** Version of labels and scores by team; an object for each. */
  readonly scores: ReadonlyMap<string, object>;
}

type ReplicatesDependency = (typeof REPLICATES_DEPEND_ON)[number];

/** The first of the dependencies that changed, and how. */
export interface OutOfDate {
  readonly dependsOn: ReplicatesDependency;
  /** A sentence. */
  readonly why: string;
}

/** Whether the same images are resampled together, by the same column. */
export function sameClusters(a: ClusterAssignment, b: ClusterAssignment): boolean {
  if (a === b) return true;
  return (
    a.use.column === b.use.column &&
    a.use.file === b.use.file &&
    a.clusterOf.length === b.clusterOf.length &&
    a.clusterOf.every((cluster, row) => cluster === b.clusterOf[row])
  );
}

function unitOf({ column, file }: ClusterUse): string {
  return column === null ? 'single images' : `images grouped by ${column} of ${file}`;
}

function clustersChanged(then: ClusterUse, now: ClusterUse): string {
  const [before, after] = [unitOf(then), unitOf(now)];
  return before === after
    ? `The groups of images by ${then.column} of ${then.file} have changed since.`
    : `These replicates resample ${before}; with the files now loaded they would resample ${after}.`;
}

function scoresChanged(then: TaskReplicates, now: ReplicatesBasis): string | null {
  const known = new Map(then.teams.map((own) => [own.team, own.scores]));
  const lacking = [...now.scores.keys()].filter((team) => !known.has(team));
  if (lacking.length > 0) return `There are no replicates of ${lacking.join(', ')}.`;
  const same = [...now.scores].every(([team, scores]) => known.get(team) === scores);
  return same ? null : 'Images, labels or scores have changed since.';
}

const count = (n: number) => n.toLocaleString('en-US');

/** For each dependency what changed, in a sentence; null where nothing did. */
const CHANGES: Readonly<
  Record<ReplicatesDependency, (then: TaskReplicates, now: ReplicatesBasis) => string | null>
> = {
  scores: scoresChanged,
  clusters: ({ clusters: then }, { clusters: now }) => {
    if (now instanceof Error) return `${now.message}.`;
    return now && !sameClusters(then, now) ? clustersChanged(then.use, now.use) : null;
  },
  seed: ({ seed: then }, { seed: now }) =>
    then === now ? null : `The seed was ${then}, and is now ${now}.`,
  replicates: ({ asked }, { replicates }) =>
    asked === replicates
      ? null
      : `${count(asked)} replicates were requested, now ${count(replicates)}.`,
  threshold: ({ threshold: then }, { threshold: now }) =>
    then === now ? null : `FNR and F1 were resampled at threshold ${then}, not ${now}.`,
};

/**
 * Why replicates do not match the current data and settings; null if they do. Page, SQL and
 * exports all use this answer.
 */
export function outOfDate(replicates: TaskReplicates, now: ReplicatesBasis): OutOfDate | null {
  for (const dependsOn of REPLICATES_DEPEND_ON) {
    const why = CHANGES[dependsOn](replicates, now);
    if (why !== null) return { dependsOn, why };
  }
  return null;
}
