import { bandsText } from '@/lib/challenge/bands';
import { itemOf } from '@/lib/challenge/challenge';
import { inItems } from '@/lib/challenge/words';
import { isSynthetic } from '@/lib/notebook/origin';
import type { StoredPart } from '@/lib/notebook/session/stored';
import type { SourceEntry } from '@/lib/notebook/session/types';
import type { TaskView } from '@/lib/notebook/view';
import { countOf } from '@/lib/plots/core/format';
import { knownCalibrations } from '@/lib/scoring/known-calibrations';
import { matchingMarks, mostlyUnknown, withoutNegatives } from '@/lib/scoring/notes';
import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import type { Dependency } from '@/lib/scoring/tables/declare';
import type { Task } from '@/lib/scoring/task';
import { binsText } from './bins-text';

const SCALE_NOTES = {
  probability: null,
  percent: 'divided by 100',
  logit: 'logistic function applied',
  rank: 'only the order of scores is used',
};

/** What was done to scores or ids of a file, in brackets; nothing where nothing was. */
function fileNote({ source, joined }: SourceEntry): string {
  const scale = source?.role === 'predictions' ? SCALE_NOTES[source.description.scale] : null;
  const notes = [...(scale ? [scale] : []), ...(joined ? matchingMarks(joined.submission) : [])];
  return notes.length > 0 ? ` (${notes.join(', ')})` : '';
}

/** Names up to four files and counts the others; files with converted scores are always named. */
function listFiles(entries: readonly SourceEntry[]): string {
  const converted = entries.filter(fileNote);
  const room = Math.max(0, 4 - converted.length);
  const some = entries.filter((entry) => !fileNote(entry)).slice(0, room);
  const shown = entries.filter((entry) => fileNote(entry) || some.includes(entry));
  const names = shown.map((entry) => `${entry.file.name}${fileNote(entry)}`).join(', ');
  const more = entries.length - shown.length;
  return more > 0 ? `${names} and ${more} more` : names;
}

function settingsOf(view: TaskView, tables: readonly ResultTableName[]): string[] {
  const dependsOn = (what: Dependency) =>
    tables.some((name) => tableOf(name).dependsOn.includes(what));
  const { threshold, tuned, bands } = view;
  const calibrated = view.evaluation.submissions[0]?.calibratedWith;
  const parts: string[] = [];
  if (dependsOn('threshold')) {
    const one = `positive where score > ${threshold.toFixed(3)}`;
    parts.push(tuned === null ? one : `thresholds tuned: ${tuned}`);
  }
  if (calibrated && dependsOn('bins')) {
    const equal = calibrated.binning === 'width' ? 'width' : 'count';
    parts.push(`ECE over ${calibrated.bins} bins of equal ${equal}`);
  }
  if (dependsOn('bands')) parts.push(bandsText(bands));
  return parts;
}

/** Notes on a task that comes from a results file. */
function storedNotes(
  { container, results, task }: StoredPart,
  isSaid: boolean,
  view: TaskView,
  tables: readonly ResultTableName[],
): string[] {
  const { synthetic, minimumCount } = results;
  const needsBins = tables.some((name) => tableOf(name).dependsOn.includes('bins'));
  const known = task.submissions[0] && knownCalibrations(task.submissions[0].summary);
  const [first] = view.evaluation.submissions;
  const lacks = needsBins && known && first && first.calibration.length === 0;
  return [
    ...(synthetic && !isSaid ? ['Synthetic data'] : []),
    `Results from ${container.name}`,
    ...(minimumCount > 1
      ? [
          `neighbouring scores merged until each holds ${minimumCount} images, smaller subgroups and replicates left out`,
        ]
      : []),
    ...(lacks
      ? [
          `calibration with these settings needs the scores of the images: the file holds ${binsText(known)}`,
        ]
      : []),
  ];
}

function bandsNote(
  { bands, bandsFrom }: TaskView,
  task: Task | undefined,
  stored: boolean,
): string {
  if (bands.by === 'group') return 'classes by group of the challenge';
  if (stored && bandsFrom === 'training') return 'bands by training counts in the results file';
  if (bandsFrom === 'nothing') return 'no bands: training counts without these classes';
  return bandsFrom === 'training' && task?.counts
    ? `bands by training counts in ${task.counts.loaded.fileName}`
    : 'bands by prevalence in the label file';
}

/** Classes whose prevalence, band and statistics say little, because labels are missing. */
function labelCautions({ evaluation: { classes } }: TaskView): string[] {
  const named = (list: readonly { readonly name: string }[]) => {
    const shown = list.slice(0, 4).map(({ name }) => name);
    return list.length > 4 ? `${shown.join(', ')} and ${list.length - 4} more` : shown.join(', ');
  };
  const mostly = mostlyUnknown(classes);
  const full = withoutNegatives(classes);
  return [
    ...(mostly.length > 0 ? [`most labels unknown: ${named(mostly)}`] : []),
    ...(full.length > 0 ? [`no negative label: ${named(full)}`] : []),
  ];
}

interface ProvenanceOptions {
  /** Whether files are named; a caption leaves them out. */
  readonly files?: boolean;
  /** Whether synthetic data are called so; a badge may say it. */
  readonly synthetic?: boolean;
}

/** The parts of a cell's footer. */
export function provenanceOf(
  view: TaskView,
  sources: readonly SourceEntry[],
  tasks: readonly Task[],
  tables: readonly ResultTableName[],
  { files = true, synthetic = true }: ProvenanceOptions = {},
): string[] {
  const task = tasks.find((t) => t.id === view.id);
  const labels = sources.find((entry) => entry.id === task?.id);
  const isTwin = labels?.origin === 'built-in' && isSynthetic(labels);
  const predictions = sources.filter(
    (e) => e.joined?.task === task?.id && e.status.kind === 'ready',
  );
  const images = Math.max(
    0,
    ...view.labelCounts.filter((r) => r.split === 'test').map((r) => r.images),
  );
  return [
    ...(isTwin && synthetic ? ['Synthetic twin'] : []),
    ...(labels?.stored ? storedNotes(labels.stored, isTwin || !synthetic, view, tables) : []),
    `${view.task}: ${inItems(
      countOf(task?.source.check.images ?? images, 'image'),
      itemOf(view.recognised.challenge),
    )}, ${countOf(view.classOrder.length, 'class', 'classes')}`,
    ...(files ? [`From ${listFiles(labels ? [labels, ...predictions] : predictions)}`] : []),
    bandsNote(view, task, labels?.stored !== undefined),
    ...settingsOf(view, tables),
    ...labelCautions(view),
  ];
}
