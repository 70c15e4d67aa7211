import { tunedWords } from '@/lib/improve/criteria';
import type { Task } from '@/lib/scoring/task';
import { choiceFor, type ImproveChoice } from '../improve-choice';
import { sameItems } from '../memo';
import type { ThresholdsInForce } from './computing';
import { improveTask, taskFolds } from './improving';
import { teamOf } from './names';
import type { Session } from './session';
import { scoredIn } from './subgroups';

/** What the thresholds in force of a session were tuned on last. */
interface Tuned {
  readonly tasks: readonly Task[];
  readonly text: string;
}

const lastTuned = new WeakMap<Session, Tuned>();

/** The tuned thresholds of a task by id of the submission; null where results changed meanwhile. */
async function tunedOf(
  session: Session,
  task: Task,
  choice: ImproveChoice,
  signal: AbortSignal,
): Promise<[id: string, own: ThresholdsInForce][] | null> {
  const entries = scoredIn(task, session.state);
  if (entries.length === 0) return [];
  const found = await improveTask(session, task.id, 'thresholds', choice, { signal });
  if (!found) return null;
  const { from, submissions } = found;
  const foldOf = from === null ? await taskFolds(session, task, choice, { signal }) : null;
  const words = tunedWords(choice.improve, from);
  const { folds } = choice.improve;
  return entries.flatMap((entry) => {
    const own = submissions.find(({ team }) => team === teamOf(entry));
    if (!own) return [];
    const byClass = Object.fromEntries(
      own.found.classes.map((one) => [one.class, one.ofFold] as const),
    );
    const key = JSON.stringify([byClass, foldOf && [folds, choice.seed, choice.cluster]]);
    return [[entry.id, { task: task.id, byClass, foldOf, key, words }]];
  });
}

/**
 * Has all submissions called at thresholds tuned for them; with null at one for all. To be called
 * again when files or choices change: what is in force already stays.
 *
 * @throws InputError where the column to cluster by does not exist
 */
export async function putThresholdsInForce(
  session: Session,
  choice: ImproveChoice | null,
  signal: AbortSignal,
): Promise<void> {
  if (!choice) {
    if (lastTuned.delete(session)) session.setThresholds(new Map());
    return;
  }
  const own = choiceFor('thresholds', choice);
  const { tasks } = session.state;
  const scored = tasks.map((task) => scoredIn(task, session.state));
  const ids = scored.map((entries) => entries.map(({ id, version }) => [id, version]));
  const text = JSON.stringify([own, ids]);
  const last = lastTuned.get(session);
  if (last?.text === text && sameItems(last.tasks, tasks)) return;
  const all: [string, ThresholdsInForce][] = [];
  for (const task of tasks) {
    const found = await tunedOf(session, task, own, signal);
    if (!found || signal.aborted) return;
    all.push(...found);
  }
  lastTuned.set(session, { tasks, text });
  session.setThresholds(new Map(all));
}
