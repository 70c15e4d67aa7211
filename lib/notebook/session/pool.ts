import { InputError } from '@/lib/ingest/input-error';
import { webHashing } from '@/lib/ingest/read/hash';
import { type PoolPart, poolSteps, teamsLeftOut } from '@/lib/results/pool';
import { GENERATOR, type StoredTask } from '@/lib/results/types';
import { plainName } from '@/lib/scoring/names';
import { inSlices } from '@/lib/scoring/steps';
import type { OpenedResults } from './open-results';
import { storedTask } from './save-results';
import type { Session } from './session';
import type { StoredPart } from './stored';
import type { SessionState } from './types';

/** A task of a results file, of score counts or of a pool. */
export interface PoolableTask {
  readonly id: string;
  readonly name: string;
  /** The file it came from. */
  readonly file: string;
}

interface Part extends PoolPart {
  readonly testSets: readonly string[];
  readonly results: StoredPart['results'];
}

type Files = Pick<SessionState, 'tasks' | 'sources'>;

const entryOf = ({ sources }: Files, id: string) => sources.find((entry) => entry.id === id);

/** The tasks of the reader's results files and score counts, and the pools made of them. */
export function poolableTasks(state: Files): PoolableTask[] {
  return state.tasks.flatMap(({ id, name }) => {
    const entry = entryOf(state, id);
    const stored = entry?.origin === 'own' ? entry.stored : undefined;
    return stored ? [{ id, name, file: stored.container.name }] : [];
  });
}

/** The name of a pool where the reader gives none: one that no task has. */
export function defaultPoolName({ tasks }: Pick<SessionState, 'tasks'>): string {
  const taken = new Set(tasks.map(({ name }) => name));
  let name = 'Pool';
  for (let n = 2; taken.has(name); n++) name = `Pool ${n}`;
  return name;
}

/** The name that a pool gets. */
function nameFor(typed: string, state: Files): string {
  const name = plainName(typed).trim();
  if (name === '') return defaultPoolName(state);
  if (!state.tasks.some((task) => task.name === name)) return name;
  const expected = 'another name for the pool';
  throw new InputError(`is the name of a task; expected ${expected}`, { file: name, expected });
}

function partsOf(state: SessionState, ids: readonly string[]): Part[] {
  return state.tasks.flatMap((task): Part[] => {
    const entry = ids.includes(task.id) ? entryOf(state, task.id) : undefined;
    if (!entry?.stored) return [];
    const { stored } = entry;
    const { container, results } = stored;
    const { labels, name, testSets } = stored.task;
    return [
      {
        task: storedTask(task, stored.task, state),
        file: container.name,
        minimumCount: results.minimumCount,
        testSets: testSets ?? [labels ?? `${container.sha256} ${name}`],
        results,
      },
    ];
  });
}

/** Files named in a pool's title; the others are counted. */
const MOST_FILES = 3;

async function resultsOf(parts: readonly Part[], pooled: StoredTask): Promise<OpenedResults> {
  const files = [...new Set(parts.map(({ file }) => file))];
  const more = files.length - MOST_FILES;
  const named = files.slice(0, MOST_FILES).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const left = teamsLeftOut(parts, pooled);
  return {
    results: {
      generator: GENERATOR,
      level: 'exact',
      synthetic: parts.some(({ results }) => results.synthetic),
      minimumCount: 1,
      settings: parts[0]!.results.settings,
      tasks: [pooled],
      notebook: null,
    },
    container: {
      name: `${pooled.name} (${named})`,
      size: 0,
      sha256: await webHashing().whole(new TextEncoder().encode(JSON.stringify(pooled.testSets))),
    },
    file: null,
    from: 'pool',
    notes: [
      `Score counts added up: ${parts.map(({ task, file }) => `${task.name} of ${file}`).join(', ')}.`,
      ...(left.length > 0 ? [`Left out, since not in every task: ${left.join(', ')}.`] : []),
    ],
  };
}

/**
 * Makes one task of several that came from results files or score counts, and puts it beside them.
 *
 * @param ids of the tasks
 * @param name of the new task; empty for the default
 * @returns its name
 * @throws InputError where they cannot be pooled; nothing is changed then
 */
export async function poolInSession(
  session: Session,
  ids: readonly string[],
  name: string,
): Promise<string> {
  await session.idle();
  const { state } = session;
  const parts = partsOf(state, ids);
  const pooled = await inSlices(poolSteps(parts, nameFor(name, state)));
  const made = await resultsOf(parts, pooled);
  await session.addResults(made, 'own');
  return pooled.name;
}
