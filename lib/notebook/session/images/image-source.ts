import { byCodeUnits } from '@/lib/challenge/canonical-order';
import { InputError } from '@/lib/ingest/input-error';
import { type Labels, UNKNOWN } from '@/lib/metrics';
import { groupImages, type TaskAttribute } from '@/lib/scoring/attributes';
import { DisagreementSums } from '@/lib/scoring/images/candidates';
import type { QuestionKind, QuestionOf } from '@/lib/scoring/images/questions';
import type { ImageSource, SecondLabels, TeamCalls } from '@/lib/scoring/images/source';
import { idsOf } from '@/lib/scoring/sources';
import type { Task } from '@/lib/scoring/task';
import { teamOf } from '../names';
import { taskClusters } from '../resampling';
import type { Session } from '../session';
import { readyIn, taskAttributes } from '../subgroups';

/** Labels of another task by row of a task's label file; null where they share no class or image. */
async function labelsOfOther(
  session: Session,
  task: Task,
  other: Task,
  signal: AbortSignal,
): Promise<SecondLabels | null> {
  const places = task.classes.map(({ name }) =>
    other.classes.findIndex((own) => own.name === name),
  );
  if (places.every((place) => place < 0)) return null;
  const rows = await session
    .withScores(task.id, signal, (workers, own) =>
      workers.join(task.id, idsOf(other.source), { signal: own }),
    )
    .catch((error: unknown) => {
      if (signal.aborted) throw error;
      return null;
    });
  if (!rows) return null;
  const take = (labels: Labels) =>
    Uint8Array.from(rows, (row) => (row < 0 ? UNKNOWN : labels[row]!));
  return {
    name: other.name,
    labels: places.map((place) => (place < 0 ? null : take(other.source.content.labels[place]!))),
  };
}

/** The task with the fewest images that shares images and classes: a gold set, where there is one. */
async function secondLabels(
  session: Session,
  task: Task,
  signal: AbortSignal,
): Promise<SecondLabels | null> {
  const { tasks, sources } = session.state;
  const isHere = ({ id }: Task) => !sources.find((entry) => entry.id === id)?.stored;
  const images = (own: Task) => own.source.check.images;
  const others = tasks
    .filter((own) => own.id !== task.id && isHere(own) && images(own) < images(task))
    .sort((a, b) => images(a) - images(b));
  for (const other of others) {
    const found = await labelsOfOther(session, task, other, signal);
    if (found) return found;
  }
  return null;
}

/**
 * What the scores of a task say of its images, asked of the workers that have them. Null where the
 * task is gone, or where a results file holds it, which knows no images.
 *
 * @param signal ends all that is asked
 * @param cluster what is resampled together, as in `ResamplingChoice`
 */
export function imageSource(
  session: Session,
  taskId: string,
  signal: AbortSignal,
  cluster: string | null = null,
): ImageSource | null {
  const { state } = session;
  const task = state.tasks.find(({ id }) => id === taskId);
  if (!task || state.sources.find(({ id }) => id === taskId)?.stored) return null;
  const entries = readyIn(task, state)
    .filter(({ stored }) => !stored)
    .map((entry) => ({ team: teamOf(entry), id: entry.id }))
    .sort((a, b) => byCodeUnits(a.team, b.team));
  const ask = <Kind extends QuestionKind>(id: string, question: QuestionOf<Kind>) =>
    session.withScores(taskId, signal, (workers, own) =>
      workers.images<Kind>(id, question, { signal: own }),
    );
  const clusters = async () => {
    const by = (column: string | null) =>
      session.withScores(taskId, signal, (workers, own) =>
        taskClusters(workers, state, taskId, column, own),
      );
    const { clusterOf, use } = await by(cluster).catch((error: unknown) => {
      // A column chosen for another task.
      if (error instanceof InputError && cluster !== null) return by(null);
      throw error;
    });
    return { unit: use.column, clusterOf };
  };
  const idOf = (team: string) => entries.find((own) => own.team === team)!.id;
  return {
    task: task.name,
    classes: task.classes,
    labels: task.source.content.labels,
    ids: task.source.content.ids,
    teams: entries.map(({ team }) => team),
    calls: (threshold) =>
      Promise.all(
        entries.map(async ({ team, id }): Promise<TeamCalls> => {
          return { team, calls: await ask<'calls'>(id, { kind: 'calls', threshold }) };
        }),
      ),
    coCalls: (team, threshold) => ask<'co-calls'>(idOf(team), { kind: 'co-calls', threshold }),
    async conditional(team, threshold) {
      const { clusterOf, unit } = await clusters();
      const known = unit === null ? null : clusterOf;
      const question = { kind: 'conditional', threshold, clusterOf: known } as const;
      const pairs = await ask<'conditional'>(idOf(team), question);
      return pairs && { unit, pairs };
    },
    async scores(name, only) {
      const asked = entries.filter(({ team }) => only === undefined || team === only);
      const found = await Promise.all(
        asked.map(async ({ team, id }) => {
          const scores = await ask<'scores'>(id, { kind: 'scores', class: name });
          return scores ? [{ team, ...scores }] : [];
        }),
      );
      return found.flat();
    },
    async disagreement(name) {
      const sums = new DisagreementSums(task.source.content.ids.length);
      const own = entries.map(async ({ id }) => {
        const found = await ask<'disagreement'>(id, { kind: 'disagreement', class: name });
        if (found) sums.add(found);
      });
      await Promise.all(own);
      return sums;
    },
    clusters,
    attributes: () => {
      const found = taskAttributes(task, state.sources).filter(
        (own): own is TaskAttribute => !('counted' in own),
      );
      return Promise.all(
        found.map((attribute) =>
          groupImages(attribute, (metadata) =>
            session.withScores(taskId, signal, (workers, own) =>
              workers.join(taskId, idsOf(metadata), { signal: own }),
            ),
          ),
        ),
      );
    },
    secondLabels: () => secondLabels(session, task, signal),
  };
}
