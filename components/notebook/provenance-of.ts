import type { Task } from '@/lib/evaluation/intake/task';
import type { TaskView } from '@/lib/notebook/view';
import type { SourceEntry } from '@/lib/notebook/workspace/types';
import { formatCell } from '../ui/table-format';
import type { TableName } from './cell';

const SCALE_NOTES = {
  probability: '',
  percent: ' (divided by 100)',
  logit: ' (logistic function applied)',
};

/** A list that stays readable: at most four names, then how many more. */
function list(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(', ');
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown;
}

function withScale(entry: SourceEntry): string {
  const scale =
    entry.source?.role === 'predictions' ? entry.source.description.scale : 'probability';
  return `${entry.file.name}${SCALE_NOTES[scale]}`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))} %`;
}

function settingsOf(view: TaskView, tables: readonly TableName[]): string[] {
  const uses = (...names: TableName[]) => names.some((name) => tables.includes(name));
  const { threshold, limits } = view;
  const calibrated = view.evaluation.submissions[0]?.calibratedWith;
  const parts: string[] = [];
  if (uses('class_metrics', 'team_metrics', 'operating_points'))
    parts.push(`positive where score > ${threshold.toFixed(3)}`);
  if (calibrated && uses('calibration_bins', 'team_metrics', 'class_metrics')) {
    const equal = calibrated.binning === 'width' ? 'width' : 'count';
    parts.push(`ECE over ${calibrated.bins} bins of equal ${equal}`);
  }
  if (uses('band_metrics', 'label_counts'))
    parts.push(`head > ${percent(limits.head)}, tail < ${percent(limits.tail)}`);
  return parts;
}

/** The parts of a cell's footer. */
export function provenanceOf(
  view: TaskView,
  sources: readonly SourceEntry[],
  tasks: readonly Task[],
  tables: readonly TableName[],
): string[] {
  const task = tasks.find((t) => t.name === view.task);
  const labels = sources.find((entry) => entry.id === task?.id);
  const predictions = sources.filter(
    (e) => e.joined?.task === task?.id && e.status.kind === 'ready',
  );
  const images = Math.max(
    0,
    ...view.labelCounts.filter((r) => r.split === 'test').map((r) => r.images),
  );
  const files = [labels?.file.name ?? '', ...predictions.map(withScale)];
  return [
    ...(labels?.origin === 'built-in' ? ['Synthetic twin'] : []),
    `${view.task}: ${formatCell(task?.source.check.images ?? images, 'count')} images, ${view.classOrder.length} classes`,
    `From ${list(files)}`,
    task?.counts
      ? `bands by training counts of ${task.counts.loaded.fileName}`
      : 'bands by the label file’s own prevalence',
    ...settingsOf(view, tables),
  ];
}
