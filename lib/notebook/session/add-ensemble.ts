import { crossFit } from '@/lib/improve/cross-fit';
import type { Ensemble } from '@/lib/improve/ensemble';
import type { PlainColumn } from '@/lib/ingest/plain-column';
import type { SourceFile } from '@/lib/ingest/types';
import { ensembleColumns } from '@/lib/scoring/ensemble-columns';
import type { ImproveChoice } from '../improve-choice';
import { ENSEMBLE_FILE, ensembleScores } from './ensembles';
import { teamOf } from './names';
import { taskClusters } from './resampling';
import type { Session } from './session';
import { readyIn } from './subgroups';

/** An ensemble whose scores are wanted. */
export interface WantedEnsemble {
  readonly task: string;
  readonly ensemble: Ensemble;
  /** Whether each image has the weights that were selected without its fold. */
  readonly crossFitted: boolean;
  readonly choice: Pick<ImproveChoice, 'improve' | 'seed' | 'cluster'>;
}

/**
 * The scores of an ensemble as the columns of a predictions file; null where results changed
 * meanwhile.
 *
 * @throws InputError where a member is gone
 */
export function columnsOfEnsemble(
  session: Session,
  { task: taskId, ensemble, crossFitted, choice }: WantedEnsemble,
  signal: AbortSignal,
): Promise<readonly PlainColumn[] | null> {
  return session.ofImages(taskId, signal, async (client, task, state, own) => {
    const { clusterOf } = await taskClusters(client, state, taskId, choice.cluster, own);
    const { foldOf } = crossFit(clusterOf, choice.seed, choice.improve.folds);
    const folds = crossFitted ? foldOf : null;
    const mixed = await ensembleScores(client, task, state, ensemble, folds, own);
    return ensembleColumns(task.source, mixed);
  });
}

/** What an ensemble is called as a team: nothing that the task has already. */
export function ensembleName(session: Session, taskId: string, wanted: string): string {
  const task = session.state.tasks.find(({ id }) => id === taskId);
  const taken = new Set(task ? readyIn(task, session.state).map(teamOf) : []);
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted} ${n}`;
  return name;
}

/** Puts the file of an ensemble beside the submissions of its task; resolves when it is scored. */
export async function addEnsemble(
  session: Session,
  { task: taskId, ensemble }: WantedEnsemble,
  { file, team }: { readonly file: SourceFile; readonly team: string },
): Promise<void> {
  const entry = session.state.sources.find(({ id }) => id === taskId);
  const rowOrder = entry?.source?.description.idColumn === null;
  const overrides = {
    role: 'predictions',
    scale: ensemble.fit.mean === 'rank' ? 'rank' : 'probability',
    ...(rowOrder && { rowOrder }),
  } as const;
  const choices = { team, task: taskId, overrides };
  await session.add([{ file, choices }], entry?.origin ?? 'own');
}

/** The name of an ensemble's file, without its ending. */
export const ensembleFile = (team: string): string =>
  `${ENSEMBLE_FILE}${team.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`.replace(/-+$/, '');
