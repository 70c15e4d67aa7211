import type { StoredAttribute } from '@/lib/results/types';
import { attributesOfFiles, groupImages, type TaskAttribute } from '@/lib/scoring/attributes';
import type { Breakdown, ClassBreakdown } from '@/lib/scoring/break-down';
import type { EvaluationClient } from '@/lib/scoring/client';
import { idsOf } from '@/lib/scoring/sources';
import type { Task } from '@/lib/scoring/task';
import { teamOf } from './names';
import type { StoredPart } from './stored';
import type { SessionState, SourceEntry } from './types';

/** The files that may describe a task's images: metadata of its origin, and its own labels. */
function sourcesOf(task: Task, entries: readonly SourceEntry[]) {
  const origin = entries.find((entry) => entry.id === task.id)?.origin;
  const metadata = entries
    .filter((entry) => entry.origin === origin)
    .map((entry) => entry.source)
    .filter((source) => source?.role === 'metadata');
  return [...metadata, task.source];
}

/** An attribute by whose values a results file has counted images. */
export interface CountedAttribute {
  readonly column: string;
  readonly counted: StoredAttribute;
}

/** An attribute by which a task's images can be grouped, or are. */
export type SessionAttribute = TaskAttribute | CountedAttribute;

/** Attributes by which a task's images can be grouped. */
export function taskAttributes(task: Task, entries: readonly SourceEntry[]): SessionAttribute[] {
  const stored = entries.find(({ id }) => id === task.id)?.stored;
  if (stored) {
    return stored.task.attributes.map((counted) => ({ column: counted.name, counted }));
  }
  return attributesOfFiles(sourcesOf(task, entries));
}

function storedBreakdown(
  task: Task,
  { name, file, groups, unknown }: StoredAttribute,
  state: Pick<SessionState, 'sources' | 'results'>,
): Breakdown {
  const submissions = readyIn(task, state).flatMap((entry) => {
    const classes = entry.stored?.submission?.summary.breakdowns.get(name);
    return classes ? [{ team: teamOf(entry), classes }] : [];
  });
  return { task: task.name, attribute: name, file, groups, unknown, submissions };
}

/** A results file's counts by the same groups of an attribute; null where it has others. */
function sameGroups(
  { task, submission }: StoredPart,
  attribute: string,
  groups: readonly string[],
): readonly ClassBreakdown[] | null {
  const stored = task.attributes.find(({ name }) => name === attribute);
  if (!stored || JSON.stringify(stored.groups) !== JSON.stringify(groups)) return null;
  return submission?.summary.breakdowns.get(attribute) ?? null;
}

/** Submissions of a task whose results are there. */
export function readyIn(
  task: Task,
  { sources, results }: Pick<SessionState, 'sources' | 'results'>,
): SourceEntry[] {
  return sources.filter(
    ({ id, joined, status }) =>
      joined?.task === task.id && status.kind === 'ready' && results.has(id),
  );
}

/** Of these, submissions whose scores are in the workers. */
export function scoredIn(task: Task, state: Pick<SessionState, 'sources' | 'results'>) {
  return readyIn(task, state).filter(({ stored }) => !stored);
}

/**
 * Counts every submission of a task by class and subgroup, in the workers.
 *
 * @throws InputError where the file of the attribute shares no id with the labels
 */
export async function breakDownTask(
  workers: EvaluationClient,
  task: Task,
  attribute: SessionAttribute,
  { sources, results }: SessionState,
  signal: AbortSignal,
): Promise<Breakdown> {
  if ('counted' in attribute) return storedBreakdown(task, attribute.counted, { sources, results });
  const { name, file, groupOf, groups } = await groupImages(attribute, (metadata) =>
    workers.join(task.id, idsOf(metadata), { signal }),
  );
  const submissions = readyIn(task, { sources, results }).map(async (entry) => {
    const team = teamOf(entry);
    if (entry.stored) return { team, classes: sameGroups(entry.stored, name, groups) };
    return { team, classes: await workers.breakDown(entry.id, groupOf, groups.length, { signal }) };
  });
  return {
    task: task.name,
    attribute: name,
    file,
    groups,
    unknown: groupOf.filter((group) => group < 0).length,
    submissions: (await Promise.all(submissions)).flatMap(({ team, classes }) =>
      classes ? [{ team, classes }] : [],
    ),
  };
}
