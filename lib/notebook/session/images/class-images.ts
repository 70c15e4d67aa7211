import type { ClassImages } from '@/lib/scoring/images/class-images';
import type { Session } from '../session';
import { imageSource } from './image-source';

/**
 * The images of a task for one class, with the scores of the named teams, in their order. Null where
 * the task or the class is gone, or where a results file holds the task.
 *
 * @param threshold a team calls an image positive where its probability is above this
 */
export async function classImages(
  session: Session,
  taskId: string,
  name: string,
  teams: readonly string[],
  threshold: number,
  signal: AbortSignal,
): Promise<ClassImages | null> {
  const source = imageSource(session, taskId, signal);
  const index = source?.classes.findIndex((own) => own.name === name) ?? -1;
  if (!source || index < 0) return null;
  const found = await source.scores(name);
  return {
    class: name,
    threshold,
    labels: source.labels[index]!,
    teams: teams.flatMap((team) => found.filter((own) => own.team === team)),
  };
}
