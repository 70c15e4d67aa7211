import type { SourceEntry } from '@/lib/notebook/session/types';
import type { TaskView } from '@/lib/notebook/view';
import { countOf } from '@/lib/plots/core/format';
import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import type { Dependency } from '@/lib/scoring/tables/declare';
import type { Task } from '@/lib/scoring/task';

const SCALE_NOTES = {
  probability: '',
  percent: ' (divided by 100)',
  logit: ' (logistic function applied)',
};

function scaleNote({ source }: SourceEntry): string {
  return source?.role === 'predictions' ? SCALE_NOTES[source.description.scale] : '';
}

/** Names up to four files and counts the others; files with converted scores are always named. */
function listFiles(entries: readonly SourceEntry[]): string {
  const converted = entries.filter(scaleNote);
  const room = Math.max(0, 4 - converted.length);
  const some = entries.filter((entry) => !scaleNote(entry)).slice(0, room);
  const shown = entries.filter((entry) => scaleNote(entry) || some.includes(entry));
  const names = shown.map((entry) => `${entry.file.name}${scaleNote(entry)}`).join(', ');
  const more = entries.length - shown.length;
  return more > 0 ? `${names} and ${more} more` : names;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))} %`;
}

function settingsOf(view: TaskView, tables: readonly ResultTableName[]): string[] {
  const dependsOn = (what: Dependency) =>
    tables.some((name) => tableOf(name).dependsOn.includes(what));
  const { threshold, limits } = view;
  const calibrated = view.evaluation.submissions[0]?.calibratedWith;
  const parts: string[] = [];
  if (dependsOn('threshold')) parts.push(`positive where score > ${threshold.toFixed(3)}`);
  if (calibrated && dependsOn('bins')) {
    const equal = calibrated.binning === 'width' ? 'width' : 'count';
    parts.push(`ECE over ${calibrated.bins} bins of equal ${equal}`);
  }
  if (dependsOn('limits'))
    parts.push(`head > ${percent(limits.head)}, tail < ${percent(limits.tail)}`);
  return parts;
}

function bandsNote({ bandsFrom }: TaskView, task: Task | undefined): string {
  if (bandsFrom === 'nothing') return 'no bands: training counts without these classes';
  return bandsFrom === 'training' && task?.counts
    ? `bands by training counts in ${task.counts.loaded.fileName}`
    : 'bands by prevalence in the label file';
}

/** The parts of a cell's footer. */
export function provenanceOf(
  view: TaskView,
  sources: readonly SourceEntry[],
  tasks: readonly Task[],
  tables: readonly ResultTableName[],
): string[] {
  const task = tasks.find((t) => t.id === view.id);
  const labels = sources.find((entry) => entry.id === task?.id);
  const predictions = sources.filter(
    (e) => e.joined?.task === task?.id && e.status.kind === 'ready',
  );
  const images = Math.max(
    0,
    ...view.labelCounts.filter((r) => r.split === 'test').map((r) => r.images),
  );
  return [
    ...(labels?.origin === 'built-in' ? ['Synthetic twin'] : []),
    `${view.task}: ${countOf(task?.source.check.images ?? images, 'image')}, ${countOf(view.classOrder.length, 'class', 'classes')}`,
    `From ${listFiles(labels ? [labels, ...predictions] : predictions)}`,
    bandsNote(view, task),
    ...settingsOf(view, tables),
  ];
}
