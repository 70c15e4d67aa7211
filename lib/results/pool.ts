import { canonicalClassKey } from '@/lib/challenge/class-names';
import { InputError } from '@/lib/ingest/input-error';
import { addScoreCounts } from '@/lib/metrics';
import type { ClassBreakdown, GroupCounts } from '@/lib/scoring/break-down';
import type { ClassResult } from '@/lib/scoring/class-result';
import type { TaskClass } from '@/lib/scoring/evaluation';
import { poolsOf } from '@/lib/scoring/pools';
import { type ClassCounts, evaluateCounts } from '@/lib/scoring/score-counts';
import { atOnce, type Steps } from '@/lib/scoring/steps';
import type { StoredAttribute, StoredSubmission, StoredTask } from './types';

/** A task to pool, and what is known of the file it is from. */
export interface PoolPart {
  readonly task: StoredTask;
  readonly file: string;
  readonly minimumCount: number;
  /** Keys of the test sets in it, equal for equal ones; without, those its task has. */
  readonly testSets?: readonly string[];
}

function testSetsOf({ testSets, task }: PoolPart): readonly string[] {
  return testSets ?? task.testSets ?? (task.labels === null ? [] : [task.labels]);
}

function refuse({ file, task }: PoolPart, why: string, expected: string): InputError {
  return new InputError(`${task.name} cannot be pooled: ${why}; expected ${expected}`, {
    file,
    expected,
  });
}

const keyOf = ({ name }: { readonly name: string }) => canonicalClassKey(name);

/** @throws InputError for the first part whose classes are not those of the first */
function checkClasses(parts: readonly PoolPart[]): void {
  const [first, ...others] = parts;
  const wanted = first!.task.classes.map(keyOf);
  for (const part of others) {
    const own = part.task.classes.map(keyOf);
    const lacking = first!.task.classes.find((one) => !own.includes(keyOf(one)));
    const more = part.task.classes.find((one) => !wanted.includes(keyOf(one)));
    const other = lacking
      ? `it has no class "${lacking.name}", which ${first!.file} has`
      : `its class "${more?.name}" is not in ${first!.file}`;
    if (lacking || more) throw refuse(part, other, 'the same classes');
  }
}

function checkParts(parts: readonly PoolPart[]): void {
  const [first] = parts;
  if (!first || parts.length < 2) {
    throw new InputError('is one task; expected two or more to pool', {
      file: first?.file ?? 'nothing',
      expected: 'two or more tasks',
    });
  }
  for (const part of parts) {
    if (part.minimumCount > 1) {
      const why = `its scores are merged until each holds ${part.minimumCount} images`;
      throw refuse(part, why, 'a file written with smallest count 1 (without --min-count)');
    }
    if (part.task.submissions.some(({ summary }) => summary.counts === null)) {
      throw refuse(part, 'it holds no score counts', 'a file of level exact');
    }
  }
  const known = new Map<string, PoolPart>();
  for (const part of parts) {
    const testSets = testSetsOf(part);
    const same = testSets.map((key) => known.get(key)).find((other) => other !== undefined);
    if (same) {
      const isPool = [part, same].some((own) => testSetsOf(own).length > 1);
      const what = isPool ? 'images that are also in' : 'the same labels as';
      throw refuse(part, `it has ${what} ${same.task.name} in ${same.file}`, 'other images');
    }
    for (const key of testSets) known.set(key, part);
  }
  checkClasses(parts);
}

/** The classes of all parts together, named and in the order of the first. */
function pooledClasses(parts: readonly PoolPart[]): TaskClass[] {
  return parts[0]!.task.classes.map((first) => {
    const all = parts.map(({ task }) => task.classes.find((own) => keyOf(own) === keyOf(first))!);
    const sum = (of: (own: TaskClass) => number) => all.reduce((n, own) => n + of(own), 0);
    const training = JSON.stringify(first.training);
    const same = all.every((own) => JSON.stringify(own.training) === training);
    return {
      name: first.name,
      positives: sum((own) => own.positives),
      images: sum((own) => own.images),
      unknown: sum((own) => own.unknown),
      training: same ? first.training : null,
    };
  });
}

function pooledCounts(
  name: string,
  team: string,
  parts: readonly PoolPart[],
  submissions: readonly StoredSubmission[],
): ClassCounts | null {
  const found = submissions.map(({ summary }) =>
    summary.counts!.find((own) => keyOf({ name: own.class }) === keyOf({ name })),
  );
  const known = found.filter((own) => own !== undefined);
  if (known.length === 0) return null;
  const lacking = found.indexOf(undefined);
  if (lacking >= 0)
    throw refuse(parts[lacking]!, `${team} has no scores of "${name}" in it`, 'the same classes');
  const { scale } = known[0]!;
  const scaled = known.findIndex((own) => own.scale !== scale);
  if (scaled >= 0) {
    const why = `scores of ${team} are read as ${known[scaled]!.scale} in it and as ${scale} in ${parts[0]!.file}`;
    throw refuse(parts[scaled]!, why, 'scores of one scale');
  }
  const single = known[0]!.counts.scores instanceof Float32Array;
  const other = known.findIndex(({ counts }) => counts.scores instanceof Float32Array !== single);
  if (other >= 0) {
    const [here, there] = single ? [64, 32] : [32, 64];
    const why = `scores of ${team} have ${here} bits in it and ${there} in ${parts[0]!.file}`;
    throw refuse(parts[other]!, why, 'scores of one precision');
  }
  return {
    class: name,
    counts: addScoreCounts(known.map(({ counts }) => counts)),
    scale,
    unknown: known.reduce((n, own) => n + own.unknown, 0),
  };
}

/** Attributes that all parts have, with the groups of any. */
function pooledAttributes(parts: readonly PoolPart[]): StoredAttribute[] {
  return parts[0]!.task.attributes.flatMap((first) => {
    const all = parts.map(({ task }) => task.attributes.find(({ name }) => name === first.name));
    const known = all.filter((own) => own !== undefined);
    if (known.length < parts.length) return [];
    const groups = [...new Set(known.flatMap((own) => own.groups))];
    const unknown = known.reduce((n, own) => n + own.unknown, 0);
    return [{ ...first, groups, unknown, leftOut: 0 }];
  });
}

function addGroup(all: readonly GroupCounts[]): GroupCounts {
  const add = (of: (own: GroupCounts) => Uint32Array) => {
    const total = Uint32Array.from(of(all[0]!));
    for (const own of all.slice(1)) for (let k = 0; k < total.length; k++) total[k]! += of(own)[k]!;
    return total;
  };
  return {
    positives: all.reduce((n, own) => n + own.positives, 0),
    images: all.reduce((n, own) => n + own.images, 0),
    tp: add((own) => own.tp),
    fp: add((own) => own.fp),
  };
}

function pooledBreakdown(
  name: string,
  { name: attribute, groups }: StoredAttribute,
  parts: readonly PoolPart[],
  submissions: readonly StoredSubmission[],
): ClassBreakdown | null {
  const none: GroupCounts = {
    positives: 0,
    images: 0,
    tp: new Uint32Array(1001),
    fp: new Uint32Array(1001),
  };
  const all = submissions.map(({ summary }, index) => {
    const own = summary.breakdowns
      .get(attribute)
      ?.find((one) => keyOf({ name: one.class }) === keyOf({ name }));
    const names = parts[index]!.task.attributes.find((one) => one.name === attribute)!.groups;
    return own && new Map(names.map((group, k) => [group, own.groups[k]!]));
  });
  if (all.some((own) => own === undefined)) return null;
  return {
    class: name,
    groups: groups.map((group) => addGroup(all.map((own) => own!.get(group) ?? none))),
  };
}

function* pooledSubmission(
  team: string,
  parts: readonly PoolPart[],
  head: Pick<StoredTask, 'classes' | 'pools' | 'attributes'>,
): Steps<StoredSubmission> {
  const own = parts.map(({ task }) => task.submissions.find((one) => one.team === team)!);
  const counts: ClassCounts[] = [];
  const classes: ClassResult[] = [];
  for (const { name } of head.classes) {
    const pooled = pooledCounts(name, team, parts, own);
    if (!pooled) continue;
    counts.push(pooled);
    classes.push(evaluateCounts(pooled));
    yield;
  }
  const sum = (of: (one: StoredSubmission['submission']['alignment']) => number) =>
    own.reduce((n, { submission }) => n + of(submission.alignment), 0);
  const scored = counts.map((one) => one.class);
  const breakdowns = head.attributes.map((attribute) => {
    const found = scored.map((name) => pooledBreakdown(name, attribute, parts, own));
    return [attribute.name, found.filter((one) => one !== null)] as const;
  });
  return {
    team,
    file: null,
    submission: {
      alignment: {
        images: sum((one) => one.images),
        onlyLabels: sum((one) => one.onlyLabels),
        filled: sum((one) => one.filled ?? 0),
        onlyPredictions: sum((one) => one.onlyPredictions),
        onlyLabelsExamples: [],
        onlyPredictionsExamples: [],
      },
      scored,
      missing: head.classes.map(({ name }) => name).filter((name) => !scored.includes(name)),
      ignored: [],
    },
    summary: {
      scale: counts[0]?.scale ?? 'probability',
      classes,
      calibrations: [],
      breakdowns: new Map(breakdowns.filter(([, found]) => found.length === scored.length)),
      counts,
    },
    replicates: null,
  };
}

/**
 * Several tasks as one, as if their images had been scored together: score counts are added. Teams
 * that are not in every task are left out. AP and AUROC are those of the concatenated files;
 * replicates are not pooled.
 *
 * @throws InputError where classes differ, a task has no score counts, merged ones or scores of
 * another precision, the same labels are there more than once, or no team is in all
 */
export function poolTasks(parts: readonly PoolPart[], name: string): StoredTask {
  return atOnce(poolSteps(parts, name));
}

/** `poolTasks` in steps of one class of one team. */
export function* poolSteps(parts: readonly PoolPart[], name: string): Steps<StoredTask> {
  checkParts(parts);
  const [first, ...others] = parts;
  const teams = first!.task.submissions
    .map(({ team }) => team)
    .filter((team) =>
      others.every(({ task }) => task.submissions.some((one) => one.team === team)),
    );
  if (teams.length === 0) {
    throw refuse(others[0]!, 'no team has the same name in all tasks', 'the same team names');
  }
  const classes = pooledClasses(parts);
  const head = {
    classes,
    pools: poolsOf(classes, null),
    attributes: pooledAttributes(parts),
  };
  const submissions: StoredSubmission[] = [];
  for (const team of teams) submissions.push(yield* pooledSubmission(team, parts, head));
  return {
    name,
    file: null,
    images: parts.reduce((n, { task }) => n + task.images, 0),
    labels: null,
    testSets: parts.flatMap(testSetsOf),
    ...head,
    resampling: null,
    submissions,
  };
}

/** Teams of the parts that are not in their pool, each once. */
export function teamsLeftOut(parts: readonly PoolPart[], pooled: StoredTask): string[] {
  const kept = new Set(pooled.submissions.map(({ team }) => team));
  const all = parts.flatMap(({ task }) => task.submissions.map(({ team }) => team));
  return [...new Set(all)].filter((team) => !kept.has(team));
}
