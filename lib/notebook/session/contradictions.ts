import type { Challenge } from '@/lib/challenge/challenge';
import { type Contradictions, contradictedLabels, pairsOf } from '@/lib/scoring/contradictions';
import { teamOf } from './names';
import { OUTCOME_SETTINGS, storedOutcome } from './outcomes';
import type { Session } from './session';
import { scoredIn } from './subgroups';

/**
 * Where the labels and submissions of a task contradict the parents of its classes; null where they
 * are not here.
 */
export async function contradictionsOf(
  session: Session,
  taskId: string,
  challenge: Challenge,
  signal: AbortSignal,
): Promise<Contradictions | null> {
  const names = session.state.tasks
    .find(({ id }) => id === taskId)
    ?.classes.map(({ name }) => name);
  const settings = OUTCOME_SETTINGS.contradictions(challenge, names ?? []);
  const held = storedOutcome(session.state, taskId, 'contradictions', settings);
  if (held) return held;
  return session.ofImages(taskId, signal, async (workers, task, state, own) => {
    const classes = task.classes.map(({ name }) => name);
    const pairs = pairsOf(challenge, classes);
    const submissions = scoredIn(task, state).map(async (entry) => ({
      team: teamOf(entry),
      pairs:
        pairs.length === 0 ? [] : await workers.contradictions(entry.id, pairs, { signal: own }),
    }));
    return {
      task: task.name,
      labels: contradictedLabels(classes, task.source.content.labels, pairs),
      submissions: await Promise.all(submissions),
    };
  });
}
