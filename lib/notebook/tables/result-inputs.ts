import type { Breakdown } from '@/lib/scoring/break-down';
import {
  type ResampledTableName,
  type ResultTableName,
  tableOf,
} from '@/lib/scoring/result-tables';
import { inSlices } from '@/lib/scoring/steps';
import type { TableInputs } from '@/lib/scoring/tables/declare';
import { type Basis, valuesOf } from '@/lib/scoring/tables/dependencies';
import { currentDocument, subscribeDocument } from '../document/store';
import { sameItems, steadyList } from '../memo';
import { evaluationsOf, sameSources } from '../session/evaluations';
import type { Workspace } from '../session/workspace';
import type { Run } from '../uncertainty/state';
import { taskUncertainty } from '../uncertainty/task-uncertainty';
import { taskView } from '../view';

/** Runs that have ended, by task id. One under way changes too often for queries to follow. */
function finishedRuns({ state }: Workspace): ReadonlyMap<string, Run> {
  return new Map([...state.runs].filter(([, { status }]) => status.kind !== 'running'));
}

/** What the notebook's result tables are made of, as it is now. */
export class ResultInputs {
  readonly #workspace: Workspace;
  readonly #sources = steadyList(sameSources);
  #counted: { readonly of: readonly unknown[]; readonly breakdowns: readonly Breakdown[] } | null =
    null;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  #basis(): Basis {
    const { state } = this.#workspace;
    const { settings, uncertainty } = currentDocument();
    const files = [state.tasks, state.shown, this.#sources(state.sources)];
    return {
      labels: files,
      scores: [state.results],
      bins: [state.results],
      metadata: files,
      threshold: [settings.threshold],
      limits: [settings.limits],
      replicates: [
        ...[...finishedRuns(this.#workspace).values()].flatMap((run) => [
          run.replicates,
          run.clusters,
        ]),
        uncertainty.seed,
        uncertainty.replicates,
      ],
      level: [uncertainty.level],
      teams: [settings.hiddenTeams],
    };
  }

  /** A table's rows stay the same as long as each of these does, by identity. */
  valuesOf(table: ResultTableName): readonly unknown[] {
    return valuesOf(tableOf(table).dependsOn, this.#basis());
  }

  now(): TableInputs {
    const { settings, uncertainty } = currentDocument();
    const evaluations = evaluationsOf(this.#workspace.state);
    const { threshold, limits } = settings;
    const resampled = async (table: string) => {
      const runs = finishedRuns(this.#workspace);
      const found: (readonly object[])[] = [];
      for (const evaluation of evaluations) {
        const run = runs.get(evaluation.id);
        if (!run) continue;
        const view = taskView(evaluation, settings);
        const u = taskUncertainty(view, run, uncertainty);
        found.push(await inSlices<readonly object[]>(u.rows(table as ResampledTableName)));
      }
      return found.flat();
    };
    const breakdowns = () => this.#breakdowns(evaluations.map(({ id }) => id));
    return { evaluations, threshold, limits, breakdowns, resampled };
  }

  /** Counts of the tasks by every attribute of their images, made when a query first reads them. */
  async #breakdowns(tasks: readonly string[]): Promise<readonly Breakdown[]> {
    const of = valuesOf(['labels', 'scores', 'metadata'], this.#basis());
    if (this.#counted && sameItems(of, this.#counted.of)) return this.#counted.breakdowns;
    const { signal } = new AbortController();
    const breakdowns: Breakdown[] = [];
    for (const task of tasks) {
      for (const attribute of await this.#workspace.attributes(task)) {
        const breakdown = await this.#workspace.breakDown(task, attribute, signal);
        if (breakdown) breakdowns.push(breakdown);
      }
    }
    this.#counted = { of, breakdowns };
    return breakdowns;
  }

  /** Calls back after each change; answers how to stop. */
  subscribe(notify: () => void): () => void {
    const followed = ['threshold', 'limits', 'hiddenTeams'] as const;
    const stops = [
      this.#workspace.store.subscribe(notify),
      ...followed.map((name) => subscribeDocument(({ settings }) => settings[name], notify)),
      subscribeDocument(({ uncertainty }) => uncertainty, notify),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }
}
