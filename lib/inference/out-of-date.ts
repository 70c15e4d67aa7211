import type { ClusterAssignment, ClusterUse, TaskReplicates } from './replicates';

/** What a task's replicates would be computed from now. */
export interface ReplicatesBasis {
  readonly seed: number;
  /** Replicates asked for. */
  readonly replicates: number;
  readonly threshold: number;
  /** Null while it is not known; an error where the column to resample by is not there. */
  readonly clusters: ClusterAssignment | Error | null;
  /** Version of labels and scores by team; an object for each. */
  readonly scores: ReadonlyMap<string, object>;
}

/** What replicates depend on, and why they are out of date: in this order, the first that changed. */
export interface OutOfDate {
  readonly dependsOn: 'scores' | 'clusters' | 'seed' | 'replicates' | 'threshold';
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

/**
 * Why replicates are not those of the data and settings now in force; null where they are. The one
 * answer for page, SQL and exports.
 */
export function outOfDate(replicates: TaskReplicates, now: ReplicatesBasis): OutOfDate | null {
  const known = new Map(replicates.teams.map((own) => [own.team, own.scores]));
  const lacking = [...now.scores.keys()].filter((team) => !known.has(team));
  if (lacking.length > 0) {
    return { dependsOn: 'scores', why: `There are no replicates of ${lacking.join(', ')}.` };
  }
  if ([...now.scores].some(([team, scores]) => known.get(team) !== scores)) {
    return { dependsOn: 'scores', why: 'Images, labels or scores have changed since.' };
  }
  const { clusters, asked, seed, threshold } = replicates;
  if (now.clusters instanceof Error) {
    return { dependsOn: 'clusters', why: `${now.clusters.message}.` };
  }
  if (now.clusters && !sameClusters(clusters, now.clusters)) {
    return { dependsOn: 'clusters', why: clustersChanged(clusters.use, now.clusters.use) };
  }
  if (seed !== now.seed) {
    return { dependsOn: 'seed', why: `The seed was ${seed}, and is now ${now.seed}.` };
  }
  if (asked !== now.replicates) {
    const count = (n: number) => n.toLocaleString('en-US');
    const why = `${count(asked)} replicates were asked for, and now ${count(now.replicates)}.`;
    return { dependsOn: 'replicates', why };
  }
  if (threshold !== now.threshold) {
    const why = `FNR and F1 were resampled at threshold ${threshold}, not ${now.threshold}.`;
    return { dependsOn: 'threshold', why };
  }
  return null;
}
