import { type ReaderStudy, studyOfReaders } from '@/lib/scoring/reader-study';
import { teamOf } from './names';
import { OUTCOME_SETTINGS, storedOutcome } from './outcomes';
import type { Session } from './session';
import { scoredIn } from './subgroups';

/**
 * The human readers of a task, and each submission against them at a threshold; null where the task
 * has none, or where its images are not here.
 */
export async function readerStudyOf(
  session: Session,
  taskId: string,
  threshold: number,
  signal: AbortSignal,
): Promise<ReaderStudy | null> {
  const { tasks } = session.state;
  const held = storedOutcome(session.state, taskId, 'readers', OUTCOME_SETTINGS.readers(threshold));
  if (held) return held;
  const known = tasks.find(({ id }) => id === taskId)?.source.content.readers;
  if (!known || known.length === 0) return null;
  return session.ofImages(taskId, signal, async (workers, task, state, own) => {
    const question = { kind: 'readers', threshold } as const;
    const submissions = scoredIn(task, state).map(async (entry) => ({
      team: teamOf(entry),
      pairs: await workers.images(entry.id, question, { signal: own }),
    }));
    return { ...studyOfReaders(task), submissions: await Promise.all(submissions) };
  });
}
