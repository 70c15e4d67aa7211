'use client';

import { formatCell } from '@/components/ui/table-format';
import type { Task } from '@/lib/evaluation/intake/task';
import { teamOf } from '@/lib/notebook/workspace/names';
import type { SourceEntry } from '@/lib/notebook/workspace/types';
import { useWorkspaceState } from '../notebook/context';

const count = (n: number) => formatCell(n, 'count');

function names(list: readonly string[]): string {
  const shown = list.slice(0, 8).join(', ');
  return list.length > 8 ? `${shown} and ${list.length - 8} more` : shown;
}

/** What is worth knowing of a task's labels. */
function labelNotes(task: Task): string[] {
  const unknown = task.classes.filter((c) => c.unknown > 0);
  const empty = task.classes.filter((c) => c.positives === 0);
  const full = task.classes.filter((c) => c.images > 0 && c.positives === c.images);
  const sum = unknown.reduce((total, c) => total + c.unknown, 0);
  return [
    ...(sum > 0
      ? [
          `${count(sum)} labels are unknown (empty or −1) and left out of their class's figures: ${names(unknown.map((c) => `${c.name} ${count(c.unknown)}`))}`,
        ]
      : []),
    ...(empty.length > 0
      ? [`No positive image, so no AP, AUROC or FNR: ${names(empty.map((c) => c.name))}`]
      : []),
    ...(full.length > 0
      ? [`No negative image, so no AUROC: ${names(full.map((c) => c.name))}`]
      : []),
  ];
}

/** How a submission's ids and classes meet the task's. */
function submissionNotes(entry: SourceEntry): string[] {
  const submission = entry.joined?.submission;
  if (!submission) return [];
  const { alignment, missing, ignored, scored } = submission;
  const examples = (ids: readonly string[]) => `for example ${ids.join(', ')}`;
  return [
    `${count(alignment.labelRows.length)} images matched`,
    ...(alignment.onlyLabels > 0
      ? [
          `${count(alignment.onlyLabels)} images of the labels have no prediction and are left out, ${examples(alignment.onlyLabelsExamples)}`,
        ]
      : []),
    ...(alignment.onlyPredictions > 0
      ? [
          `${count(alignment.onlyPredictions)} predicted images have no label, ${examples(alignment.onlyPredictionsExamples)}`,
        ]
      : []),
    ...(missing.length > 0
      ? [`scored on ${scored.length} classes only; no column for ${names(missing)}`]
      : []),
    ...(ignored.length > 0 ? [`columns without a class in the labels: ${names(ignored)}`] : []),
  ];
}

function TaskReport({ task, entries }: { task: Task; entries: readonly SourceEntry[] }) {
  const notes = labelNotes(task);
  return (
    <div className="rounded-md border border-line bg-raised p-3 text-sm">
      <h3 className="font-medium">
        {task.name}: {count(task.source.check.images)} images, {task.classes.length} classes
      </h3>
      <ul className="mt-1 list-disc space-y-0.5 pl-5 text-soft">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {entries.map((entry) => (
          <li key={entry.id}>
            <span className="text-ink">{teamOf(entry)}</span>: {submissionNotes(entry).join('; ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** After loading: what was read and what was not. */
export function ReadReport() {
  const tasks = useWorkspaceState((state) => state.tasks);
  const sources = useWorkspaceState((state) => state.sources);
  if (tasks.length === 0) return null;
  return (
    <div className="mt-4 space-y-2">
      {tasks.map((task) => (
        <TaskReport
          key={task.id}
          task={task}
          entries={sources.filter((entry) => entry.joined?.task === task.id)}
        />
      ))}
    </div>
  );
}
