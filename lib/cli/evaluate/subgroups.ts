import { isCountedUnasked } from '@/lib/findings/subgroups';
import type { StoredTask } from '@/lib/results/types';
import { attributesOfFiles, type GroupedImages, groupImages } from '@/lib/scoring/attributes';
import { breakDownClass, type ClassBreakdown, imagesByGroup } from '@/lib/scoring/break-down';
import type { GroupRow } from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { MetadataSource } from '@/lib/scoring/sources';
import { groupRows } from '@/lib/scoring/tables/group-metrics';
import type { Task } from '@/lib/scoring/task';

interface Counted {
  readonly grouped: GroupedImages;
  readonly submissions: { team: string; classes: readonly ClassBreakdown[] }[];
}

/** Counts submissions by subgroup, one after the other. */
export class Subgroups {
  readonly #task: string;
  readonly #counted: readonly Counted[];

  private constructor(task: string, grouped: readonly GroupedImages[]) {
    this.#task = task;
    this.#counted = grouped.map((own) => ({ grouped: own, submissions: [] }));
  }

  /**
   * Groups the images by every attribute, where counting `teams` submissions takes no time to speak of.
   *
   * @throws InputError where metadata share no id with the labels
   */
  static async of(
    task: Task,
    metadata: readonly MetadataSource[],
    join: (metadata: MetadataSource) => Promise<Int32Array>,
    teams: number,
  ): Promise<Subgroups> {
    const attributes = attributesOfFiles([...metadata, task.source]);
    const scores = task.source.check.images * task.classes.length * teams;
    const isCounted = isCountedUnasked(attributes.length, scores);
    const grouped = isCounted
      ? await Promise.all(attributes.map((attribute) => groupImages(attribute, join)))
      : [];
    return new Subgroups(task.name, grouped);
  }

  add(team: string, matrix: ScoreMatrix): void {
    for (const { grouped, submissions } of this.#counted) {
      const rows = imagesByGroup(matrix, grouped.groupOf, grouped.groups.length);
      const classes = matrix.classes.map((_, index) => breakDownClass(matrix, index, rows));
      submissions.push({ team, classes });
    }
  }

  /** `group_metrics` of all submissions added. */
  rows(threshold: number): GroupRow[] {
    return this.#counted.flatMap(({ grouped: { name, file, groups, groupOf }, submissions }) => {
      const unknown = groupOf.filter((group) => group < 0).length;
      const common = { task: this.#task, attribute: name, file, groups, unknown };
      return groupRows({ ...common, submissions }, threshold);
    });
  }
}

/** `group_metrics` of a task whose images are not here, by the attributes it was counted by. */
export function storedGroups(
  { name: task, attributes, submissions }: StoredTask,
  threshold: number,
): GroupRow[] {
  return attributes.flatMap(({ name, file, groups, unknown }) => {
    const counted = submissions.flatMap(({ team, summary }) => {
      const classes = summary.breakdowns.get(name);
      return classes ? [{ team, classes }] : [];
    });
    const breakdown = { task, attribute: name, file, groups, unknown, submissions: counted };
    return groupRows(breakdown, threshold);
  });
}
