'use client';

import { useSessionState, useSettings } from '@/components/hooks/context';
import { type Challenge, itemOf } from '@/lib/challenge/challenge';
import { recognise } from '@/lib/challenge/recognise';
import { inItems } from '@/lib/challenge/words';
import { teamOf } from '@/lib/notebook/session/names';
import type { SourceEntry } from '@/lib/notebook/session/types';
import { countOf } from '@/lib/plots/core/format';
import {
  labelNotes,
  matchedNote,
  matchingNotes,
  NEARLY_EMPTY,
  unmatchedNotes,
} from '@/lib/scoring/notes';
import type { Task } from '@/lib/scoring/task';

/** What one row of a task's files is. */
const itemOfTask = (task: Task, own: Challenge | null) =>
  itemOf(
    recognise(
      task.classes.map(({ name }) => name),
      own,
    ).challenge,
  );

const images = (task: Task) => countOf(task.source.check.images, 'image');
const classes = (task: Task) => countOf(task.classes.length, 'class', 'classes');

/** Teams named before the others are counted. */
const NAMED = 12;

function teamList(teams: readonly string[]): string {
  const shown = teams.slice(0, NAMED).join(', ');
  return teams.length > NAMED ? `${shown} and ${teams.length - NAMED} more` : shown;
}

/** A line about some submissions of a task. */
interface Line {
  readonly teams: string;
  readonly text: string;
}

/** One line for all complete submissions, one for each other with what did not match. */
function submissionLines(task: Task, entries: readonly SourceEntry[]): Line[] {
  const complete: string[] = [];
  const lines: Line[] = [];
  for (const entry of entries) {
    const submission = entry.joined?.submission;
    if (!submission) continue;
    const unmatched = [...matchingNotes(submission), ...unmatchedNotes(submission)];
    if (unmatched.length === 0) complete.push(teamOf(entry));
    else {
      const text = [matchedNote(submission), ...unmatched].join('; ');
      lines.push({ teams: teamOf(entry), text });
    }
  }
  const text = `all ${images(task)} and ${classes(task)} matched`;
  return complete.length > 0 ? [{ teams: teamList(complete), text }, ...lines] : lines;
}

function TaskReport({ task, entries }: { task: Task; entries: readonly SourceEntry[] }) {
  const own = useSettings((s) => s.challenge);
  const item = itemOfTask(task, own);
  const notes = labelNotes(task).map((note) => inItems(note, item));
  return (
    <div className="rounded-md border border-line bg-raised p-3 text-sm">
      <h3 className="font-medium">
        {task.name}: {inItems(images(task), item)}, {classes(task)}
      </h3>
      <ul className="mt-1 list-disc space-y-0.5 pl-5 text-soft">
        {notes.map((note) => (
          <li key={note} className={note === NEARLY_EMPTY ? 'font-medium text-alarm' : ''}>
            {note}
          </li>
        ))}
        {submissionLines(task, entries).map(({ teams, text }) => (
          <li key={teams}>
            <span className="text-ink">{teams}</span>: {inItems(text, item)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was matched of the loaded files, by task. */
export function ReadReport() {
  const tasks = useSessionState((state) => state.tasks);
  const sources = useSessionState((state) => state.sources);
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
