import type { Challenge } from '@/lib/challenge/challenge';
import type { EvaluationClient } from '@/lib/scoring/client';
import { type Contradictions, contradictedLabels, pairsOf } from '@/lib/scoring/contradictions';
import type { Task } from '@/lib/scoring/task';
import { teamOf } from './names';
import type { SessionState } from './types';

/** Has every submission of a task compared with the parents of its classes. */
export async function contradictionsOfTask(
  workers: EvaluationClient,
  task: Task,
  challenge: Challenge,
  { sources, results }: SessionState,
  signal: AbortSignal,
): Promise<Contradictions> {
  const classes = task.classes.map(({ name }) => name);
  const pairs = pairsOf(challenge, classes);
  const ready = sources.filter(
    ({ id, joined, status, stored }) =>
      joined?.task === task.id && status.kind === 'ready' && results.has(id) && !stored,
  );
  const submissions = ready.map(async (entry) => ({
    team: teamOf(entry),
    pairs: pairs.length === 0 ? [] : await workers.contradictions(entry.id, pairs, { signal }),
  }));
  return {
    task: task.name,
    labels: contradictedLabels(classes, task.source.content.labels, pairs),
    submissions: await Promise.all(submissions),
  };
}
