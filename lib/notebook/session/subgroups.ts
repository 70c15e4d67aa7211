import { type Attribute, attributesOf, rowGroups } from '@/lib/ingest/subgroups';
import type { Breakdown } from '@/lib/scoring/break-down';
import type { EvaluationClient } from '@/lib/scoring/client';
import { idsOf, type LabelsSource, type MetadataSource } from '@/lib/scoring/sources';
import type { Task } from '@/lib/scoring/task';
import { teamOf } from './names';
import type { SourceEntry, WorkspaceState } from './types';

/** An attribute of a task's images, and the file that has it. */
export interface TaskAttribute extends Attribute {
  readonly source: MetadataSource | LabelsSource;
}

/** The files that may describe a task's images: metadata of its origin, and its own labels. */
function sourcesOf(task: Task, entries: readonly SourceEntry[]) {
  const origin = entries.find((entry) => entry.id === task.id)?.origin;
  const metadata = entries
    .filter((entry) => entry.origin === origin)
    .map((entry) => entry.source)
    .filter((source) => source?.role === 'metadata');
  return [...metadata, task.source];
}

const known = new WeakMap<MetadataSource | LabelsSource, readonly Attribute[]>();

/** The attributes that a file has, looked up once. */
function attributesIn(source: MetadataSource | LabelsSource): readonly Attribute[] {
  const found = known.get(source);
  if (found) return found;
  const { attributes } = source.description;
  const columns = source.content.columns.filter(({ name }) => attributes.includes(name));
  const counted = attributesOf(columns);
  known.set(source, counted);
  return counted;
}

/** Attributes by which a task's images can be grouped; the first file that has a column gives it. */
export function taskAttributes(task: Task, entries: readonly SourceEntry[]): TaskAttribute[] {
  const found = new Map<string, TaskAttribute>();
  for (const source of sourcesOf(task, entries)) {
    for (const attribute of attributesIn(source)) {
      if (!found.has(attribute.column)) found.set(attribute.column, { ...attribute, source });
    }
  }
  return [...found.values()];
}

/**
 * Has every submission of a task counted by class and subgroup.
 *
 * @throws InputError where the file of the attribute shares no id with the labels
 */
export async function breakDownTask(
  workers: EvaluationClient,
  task: Task,
  { source, column: name, by }: TaskAttribute,
  { sources, results }: WorkspaceState,
  signal: AbortSignal,
): Promise<Breakdown> {
  const column = source.content.columns.find((own) => own.name === name)!;
  const rows =
    source.role === 'labels' ? null : await workers.join(task.id, idsOf(source), { signal });
  const { names, groupOf } = rowGroups(column, by, rows);
  const ready = sources.filter(
    ({ id, joined, status }) =>
      joined?.task === task.id && status.kind === 'ready' && results.has(id),
  );
  const submissions = ready.map(async (entry) => {
    const classes = await workers.breakDown(entry.id, groupOf, names.length, { signal });
    return { team: teamOf(entry), classes };
  });
  return {
    task: task.name,
    attribute: name,
    file: source.loaded.fileName,
    groups: names,
    unknown: groupOf.filter((group) => group < 0).length,
    submissions: await Promise.all(submissions),
  };
}
