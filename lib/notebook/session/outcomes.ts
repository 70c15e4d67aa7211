import type { Challenge } from '@/lib/challenge/challenge';
import type { ImproveKind } from '@/lib/improve/improve';
import type { OutcomeKind, OutcomeValues, StoredOutcome } from '@/lib/results/outcomes';
import { pairsOf } from '@/lib/scoring/contradictions';
import { choiceFor, type ImproveChoice } from '../improve-choice';
import { teamOf } from './names';
import type { SessionState } from './types';

/** The settings that an outcome depends on, as text. */
export const OUTCOME_SETTINGS = {
  improve: (kind: ImproveKind, choice: ImproveChoice) => JSON.stringify(choiceFor(kind, choice)),
  readers: (threshold: number) => JSON.stringify(threshold),
  contradictions: (challenge: Challenge, classes: readonly string[]) =>
    JSON.stringify(pairsOf(challenge, classes)),
} as const;

/** What to say where a results file holds an outcome, but not for the settings in force. */
export const otherSettings = (file: string) =>
  `${file} holds this for the settings it was made with only. Choose those, or open the files with labels and scores.`;

/**
 * What the results file of a task holds of a kind, under the names that task and teams have now; null
 * where it holds none for these settings.
 */
export function storedOutcome<Kind extends OutcomeKind>(
  { sources, tasks }: Pick<SessionState, 'sources' | 'tasks'>,
  taskId: string,
  kind: Kind,
  settings: string,
): OutcomeValues[Kind] | null {
  const stored = sources.find(({ id }) => id === taskId)?.stored;
  const own = stored?.task.outcomes?.find(
    (one): one is StoredOutcome<Kind> => one.kind === kind && one.settings === settings,
  );
  if (!own) return null;
  const names = new Map(
    sources.flatMap((entry) =>
      entry.stored?.taskEntry === taskId && entry.stored.submission
        ? [[entry.stored.submission.team, teamOf(entry)]]
        : [],
    ),
  );
  const task = tasks.find(({ id }) => id === taskId)?.name ?? own.value.task;
  const submissions = own.value.submissions.flatMap((one) => {
    const team = kind === 'ensemble' ? one.team : names.get(one.team);
    return team === undefined ? [] : [{ ...one, team }];
  });
  return { ...own.value, task, submissions } as OutcomeValues[Kind];
}
