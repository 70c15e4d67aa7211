import { answerImages } from '@/lib/scoring/images/answer';
import { DisagreementSums } from '@/lib/scoring/images/candidates';
import type { TaskImageLabels, TeamCalls } from '@/lib/scoring/images/source';
import type { ResultTableName } from '@/lib/scoring/result-tables';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import type { Made } from '@/lib/scoring/tables/declare';
import { classCandidates } from '@/lib/scoring/tables/label-candidates';
import { missTable } from '@/lib/scoring/tables/misses';
import { type Task, taskData } from '@/lib/scoring/task';

/** Files of single images that are asked for. */
export interface ImageOptions {
  /** Path of `misses`; null where it is not asked for. */
  readonly misses: string | null;
  /** Path of `label_candidates`. */
  readonly labelCandidates: string | null;
}

/** A table of single images, and the file it is asked for in. */
export interface ImageTable {
  readonly path: string;
  readonly name: ResultTableName;
  readonly made: Made;
}

/** Gathers what tables of single images need of each submission, which itself does not stay. */
export class ImageTables {
  readonly #task: Task;
  readonly #options: ImageOptions;
  readonly #settings: EvaluationSettings;
  readonly #calls: TeamCalls[] = [];
  readonly #sums = new Map<string, DisagreementSums>();

  constructor(task: Task, options: ImageOptions, settings: EvaluationSettings) {
    this.#task = task;
    this.#options = options;
    this.#settings = settings;
  }

  async add(team: string, matrix: ScoreMatrix): Promise<void> {
    const data = taskData(this.#task);
    const rows = this.#task.source.content.ids.length;
    const each = async <T>(total: number, step: (index: number) => T) =>
      Array.from({ length: total }, (_, index) => step(index));
    const asking = { matrix, task: data, rows, each };
    if (this.#options.misses !== null) {
      const { threshold } = this.#settings;
      const calls = await answerImages<'calls'>(asking, { kind: 'calls', threshold });
      this.#calls.push({ team, calls });
    }
    if (this.#options.labelCandidates === null) return;
    for (const name of matrix.classes) {
      const found = await answerImages<'disagreement'>(asking, {
        kind: 'disagreement',
        class: name,
      });
      const sums = this.#sums.get(name) ?? new DisagreementSums(rows);
      this.#sums.set(name, sums);
      if (found) sums.add(found);
    }
  }

  tables(): ImageTable[] {
    const { name: task, classes, source } = this.#task;
    const { labels, ids } = source.content;
    const { bands } = this.#settings;
    const { misses, labelCandidates } = this.#options;
    const own: TaskImageLabels = { task, classes, labels, ids };
    const tables: ImageTable[] = [];
    if (misses !== null) {
      const made = missTable([{ ...own, teams: this.#calls }], bands);
      tables.push({ path: misses, name: 'misses', made });
    }
    if (labelCandidates !== null) {
      const made = classes.flatMap(({ name }, index) => {
        const sums = this.#sums.get(name);
        return sums ? classCandidates(own, index, sums, null, bands) : [];
      });
      tables.push({ path: labelCandidates, name: 'label_candidates', made });
    }
    return tables;
  }
}
