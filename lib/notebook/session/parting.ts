import { type Attribute, attributesOf, type Database, rowGroups } from '@/lib/engine';
import { idOf, type LabelsSource, type MetadataSource } from '@/lib/engine/intake/source';
import type { Task } from '@/lib/engine/intake/task';
import type { EvaluationClient } from '@/lib/scoring/client';
import type { Breakdown } from '../breakdown';
import { teamOf } from './names';
import type { SourceEntry, WorkspaceState } from './types';

/** An attribute of a task's images, and the file it stands in. */
export interface TaskAttribute extends Attribute {
  readonly source: MetadataSource | LabelsSource;
}

/** The files that may say something of a task's images: metadata of its origin, its own labels. */
function sourcesOf(task: Task, entries: readonly SourceEntry[]) {
  const origin = entries.find((entry) => entry.id === task.id)?.origin;
  const metadata = entries
    .filter((entry) => entry.origin === origin)
    .map((entry) => entry.source)
    .filter((source) => source?.role === 'metadata');
  return [...metadata, task.source];
}

/** Attributes by which a task's images can be parted; the first file to have a column gives it. */
export async function taskAttributes(
  db: Database,
  task: Task,
  entries: readonly SourceEntry[],
): Promise<TaskAttribute[]> {
  const found = new Map<string, TaskAttribute>();
  for (const source of sourcesOf(task, entries)) {
    const { loaded, description } = source;
    const columns = loaded.columns.filter(({ name }) => description.attributes.includes(name));
    for (const attribute of await attributesOf(db, loaded.table, columns)) {
      if (!found.has(attribute.column)) found.set(attribute.column, { ...attribute, source });
    }
  }
  return [...found.values()];
}

/** Has every submission of a task counted by class and group. */
export async function breakDownTask(
  db: Database,
  client: EvaluationClient,
  task: Task,
  attribute: TaskAttribute,
  { sources, results }: WorkspaceState,
  signal: AbortSignal,
): Promise<Breakdown> {
  const { names, groupOf } = await rowGroups(
    db,
    idOf(task.source),
    idOf(attribute.source),
    attribute,
  );
  const ready = sources.filter(
    ({ id, joined, status }) =>
      joined?.task === task.id && status.kind === 'ready' && results.has(id),
  );
  const submissions = ready.map(async (entry) => {
    const rows = entry.joined!.submission.alignment.labelRows.map((row) => groupOf[row]!);
    const classes = await client.breakDown(entry.id, rows, names.length, { signal });
    return { team: teamOf(entry), classes };
  });
  return {
    task: task.name,
    attribute: attribute.column,
    file: attribute.source.loaded.fileName,
    groups: names,
    unknown: groupOf.filter((group) => group < 0).length,
    submissions: await Promise.all(submissions),
  };
}
