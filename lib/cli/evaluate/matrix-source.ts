import { findClusters, type JoinMetadata } from '@/lib/inference/clusters';
import { type Labels, UNKNOWN } from '@/lib/metrics';
import { attributesOfFiles, groupImages } from '@/lib/scoring/attributes';
import { joinWithTask } from '@/lib/scoring/fit';
import { answerImages } from '@/lib/scoring/images/answer';
import type { ScoreSource, SecondLabels } from '@/lib/scoring/images/source';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import { idsOf, type MetadataSource } from '@/lib/scoring/sources';
import { type Task, taskData } from '@/lib/scoring/task';

/** A submission whose scores stay in memory. */
export interface TeamMatrix {
  readonly team: string;
  readonly matrix: ScoreMatrix;
}

/** What is known of a task's images apart from scores. */
export interface TaskFiles {
  readonly task: Task;
  readonly metadata: readonly MetadataSource[];
  readonly join: JoinMetadata;
  /** Column of the patient; null for the one that is found. */
  readonly cluster: string | null;
  /** Other labels of some of the images; null for none. */
  readonly second: Task | null;
}

/**
 * Labels of another task by row of a task's label file.
 *
 * @throws InputError where they share no image
 */
function secondLabels(task: Task, second: Task): SecondLabels {
  const rows = joinWithTask(taskData(task), idsOf(second.source));
  const labels = task.classes.map(({ name }): Labels | null => {
    const place = second.classes.findIndex((own) => own.name === name);
    if (place < 0) return null;
    const own = second.source.content.labels[place]!;
    return Uint8Array.from(rows, (row) => (row < 0 ? UNKNOWN : own[row]!));
  });
  return { name: second.name, labels };
}

/** A task and the scores of its teams, as the page asks its workers for them. */
export function matrixSource(files: TaskFiles, teams: readonly TeamMatrix[]): ScoreSource {
  const { task, metadata, join, cluster, second } = files;
  const { ids, labels } = task.source.content;
  const data = taskData(task);
  const each = async <T>(total: number, step: (index: number) => T) =>
    Array.from({ length: total }, (_, index) => step(index));
  return {
    task: task.name,
    classes: task.classes,
    labels,
    ids,
    teams: teams.map(({ team }) => team),
    async scores(name, only) {
      const asked = teams.filter(({ team }) => only === undefined || team === only);
      const found = await Promise.all(
        asked.map(async ({ team, matrix }) => {
          const asking = { matrix, task: data, rows: ids.length, each };
          const scores = await answerImages<'scores'>(asking, { kind: 'scores', class: name });
          return scores ? [{ team, ...scores }] : [];
        }),
      );
      return found.flat();
    },
    async clusters() {
      const { clusterOf, use } = await findClusters(task.source, metadata, cluster, join);
      return { unit: use.column, clusterOf };
    },
    attributes: () =>
      Promise.all(
        attributesOfFiles([...metadata, task.source]).map((own) => groupImages(own, join)),
      ),
    secondLabels: async () => second && secondLabels(task, second),
  };
}
