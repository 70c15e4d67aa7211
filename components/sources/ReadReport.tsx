'use client';

import { useWorkspaceState } from '@/components/hooks/context';
import { labelNotes, matchedNote, unmatchedNotes } from '@/lib/engine/intake/notes';
import type { Task } from '@/lib/engine/intake/task';
import { teamOf } from '@/lib/notebook/session/names';
import type { SourceEntry } from '@/lib/notebook/session/types';
import { countOf } from '@/lib/plots/format';

const images = (task: Task) => countOf(task.source.check.images, 'image');
const classes = (task: Task) => countOf(task.classes.length, 'class', 'classes');

/** Teams named in one line. */
const NAMED = 12;

function teamList(teams: readonly string[]): string {
  const shown = teams.slice(0, NAMED).join(', ');
  return teams.length > NAMED ? `${shown} and ${teams.length - NAMED} more` : shown;
}

/** A line on some submissions of a task. */
interface Line {
  readonly teams: string;
  readonly text: string;
}

/** Submissions that match wholly share a line; each of the others says what did not match. */
function submissionLines(task: Task, entries: readonly SourceEntry[]): Line[] {
  const whole: string[] = [];
  const lines: Line[] = [];
  for (const entry of entries) {
    const submission = entry.joined?.submission;
    if (!submission) continue;
    const unmatched = unmatchedNotes(submission);
    if (unmatched.length === 0) whole.push(teamOf(entry));
    else {
      const text = [matchedNote(submission), ...unmatched].join('; ');
      lines.push({ teams: teamOf(entry), text });
    }
  }
  const text = `all ${images(task)} and ${classes(task)} matched`;
  return whole.length > 0 ? [{ teams: teamList(whole), text }, ...lines] : lines;
}

function TaskReport({ task, entries }: { task: Task; entries: readonly SourceEntry[] }) {
  const notes = labelNotes(task);
  return (
    <div className="rounded-md border border-line bg-raised p-3 text-sm">
      <h3 className="font-medium">
        {task.name}: {images(task)}, {classes(task)}
      </h3>
      <ul className="mt-1 list-disc space-y-0.5 pl-5 text-soft">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {submissionLines(task, entries).map(({ teams, text }) => (
          <li key={teams}>
            <span className="text-ink">{teams}</span>: {text}
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
