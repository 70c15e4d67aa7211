'use client';

import { formatCell } from '@/components/ui/table-format';
import { labelNotes, matchedNote, unmatchedNotes } from '@/lib/evaluation/intake/notes';
import type { Task } from '@/lib/evaluation/intake/task';
import { teamOf } from '@/lib/notebook/workspace/names';
import type { SourceEntry } from '@/lib/notebook/workspace/types';
import { useWorkspaceState } from '../notebook/context';

const count = (n: number) => formatCell(n, 'count');

/** How a submission's ids and classes meet the task's. */
function submissionNotes(entry: SourceEntry): string[] {
  const submission = entry.joined?.submission;
  return submission ? [matchedNote(submission), ...unmatchedNotes(submission)] : [];
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
