import { recognise } from '@/lib/challenge/recognise';
import type { ImprovedTask, ImproveKind } from '@/lib/improve/improve';
import type { Breakdown } from '@/lib/scoring/break-down';
import type { Contradictions } from '@/lib/scoring/contradictions';
import {
  type ResampledTableName,
  type ResultTableName,
  tableOf,
} from '@/lib/scoring/result-tables';
import { inSlices } from '@/lib/scoring/steps';
import { type Basis, type TableInputs, valuesOf } from '@/lib/scoring/tables/declare';
import { currentDocument, subscribeDocument } from '../document/store';
import { improveChoice } from '../improve-choice';
import { sameItems, steadyList } from '../memo';
import { evaluationsOf, sameSources } from '../session/evaluations';
import type { Session } from '../session/session';
import type { Run } from '../uncertainty/state';
import { taskUncertainty } from '../uncertainty/task-uncertainty';
import { taskView } from '../view';

/** Runs that have ended, by task id. A run in progress changes too often for queries to follow. */
function finishedRuns({ state }: Session): ReadonlyMap<string, Run> {
  return new Map([...state.runs].filter(([, { status }]) => status.kind !== 'running'));
}

/** The current inputs of the notebook's result tables. */
export class ResultInputs {
  readonly #session: Session;
  readonly #sources = steadyList(sameSources);
  #counted: { readonly of: readonly unknown[]; readonly breakdowns: readonly Breakdown[] } | null =
    null;

  constructor(session: Session) {
    this.#session = session;
  }

  #basis(): Basis {
    const { state } = this.#session;
    const { settings, uncertainty } = currentDocument();
    const runs = [...finishedRuns(this.#session).values()];
    const files = [state.tasks, state.shown, this.#sources(state.sources)];
    return {
      labels: files,
      scores: [state.results],
      bins: [state.results],
      metadata: files,
      threshold: [settings.threshold],
      bands: [settings.bands],
      ranking: [settings.ranking],
      challenge: [settings.challenge],
      improve: [settings.improve, uncertainty.cluster],
      clusters: runs.map((run) => run.clusters),
      seed: [uncertainty.seed],
      replicates: [...runs.map((run) => run.replicates), uncertainty.replicates],
      level: [uncertainty.level],
      teams: [settings.hiddenTeams],
    };
  }

  /** What a table's rows depend on: the rows are the same while each value is, by identity. */
  valuesOf(table: ResultTableName): readonly unknown[] {
    return valuesOf(tableOf(table).dependsOn, this.#basis());
  }

  now(): TableInputs {
    const { settings, uncertainty } = currentDocument();
    const evaluations = evaluationsOf(this.#session.state);
    const { threshold, bands, ranking } = settings;
    const resampled = async (table: string) => {
      const runs = finishedRuns(this.#session);
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
    const contradictions = async () => {
      const { contradictionsOf } = await import('../session/contradictions');
      const { signal } = new AbortController();
      const found: Contradictions[] = [];
      for (const { id, classes } of evaluations) {
        const names = classes.map(({ name }) => name);
        const { challenge } = recognise(names, settings.challenge);
        const one = await contradictionsOf(this.#session, id, challenge, signal);
        if (one) found.push(one);
      }
      return found;
    };
    const improved = <Kind extends ImproveKind>(kind: Kind) =>
      this.#improved(
        kind,
        evaluations.map(({ id }) => id),
      );
    const images = async () => {
      const { imageSource } = await import('../session/images/image-source');
      const { signal } = new AbortController();
      return evaluations
        .map(({ id }) => imageSource(this.#session, id, signal, uncertainty.cluster))
        .filter((source) => source !== null);
    };
    const readers = async () => {
      const { readerStudyOf } = await import('../session/readers');
      const { signal } = new AbortController();
      const studies = evaluations.map(({ id }) =>
        readerStudyOf(this.#session, id, threshold, signal),
      );
      return (await Promise.all(studies)).filter((study) => study !== null);
    };
    const findings = async () => {
      const { sessionFindings } = await import('../findings');
      return sessionFindings(this.#session, new AbortController().signal);
    };
    return {
      evaluations,
      threshold,
      bands,
      ranking,
      findings,
      breakdowns,
      contradictions,
      improved,
      images,
      readers,
      resampled,
    };
  }

  async #improved<Kind extends ImproveKind>(
    kind: Kind,
    tasks: readonly string[],
  ): Promise<readonly ImprovedTask<Kind>[]> {
    const { improveTask } = await import('../session/improving');
    const { signal } = new AbortController();
    const choice = improveChoice(currentDocument());
    const found: ImprovedTask<Kind>[] = [];
    for (const task of tasks) {
      const one = await improveTask(this.#session, task, kind, choice, { signal });
      if (one) found.push(one);
    }
    return found;
  }

  /** Counts of the tasks by every attribute of their images, computed at the first query of them. */
  async #breakdowns(tasks: readonly string[]): Promise<readonly Breakdown[]> {
    const of = valuesOf(['labels', 'scores', 'metadata'], this.#basis());
    if (this.#counted && sameItems(of, this.#counted.of)) return this.#counted.breakdowns;
    const { signal } = new AbortController();
    const breakdowns: Breakdown[] = [];
    for (const task of tasks) {
      for (const attribute of await this.#session.attributes(task)) {
        const breakdown = await this.#session.breakDown(task, attribute, signal);
        if (breakdown) breakdowns.push(breakdown);
      }
    }
    this.#counted = { of, breakdowns };
    return breakdowns;
  }

  /** Calls `notify` after each change. Returns a function that unsubscribes. */
  subscribe(notify: () => void): () => void {
    const followed = [
      'threshold',
      'bands',
      'ranking',
      'challenge',
      'improve',
      'hiddenTeams',
    ] as const;
    const stops = [
      this.#session.store.subscribe(notify),
      ...followed.map((name) => subscribeDocument(({ settings }) => settings[name], notify)),
      subscribeDocument(({ uncertainty }) => uncertainty, notify),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }
}
