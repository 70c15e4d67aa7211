import { byClassKey } from '@/lib/challenge/canonical-order';
import type { EnsemblePlan } from '@/lib/improve/build-ensemble';
import type { CrossFit } from '@/lib/improve/cross-fit';
import { type Ensemble, MOST_MEMBERS, USUAL_MEMBERS } from '@/lib/improve/ensemble';
import type { EnsembleMix, MixedScores } from '@/lib/improve/mix';
import { InputError } from '@/lib/ingest/input-error';
import { macro } from '@/lib/metrics';
import type { EvaluationClient } from '@/lib/scoring/client';
import { bandsOf } from '@/lib/scoring/tables/label-counts';
import type { Task } from '@/lib/scoring/task';
import type { ImproveChoice } from '../improve-choice';
import { teamOf } from './names';
import { scoredIn } from './subgroups';
import type { SessionState, SourceEntry } from './types';

type State = Pick<SessionState, 'sources' | 'results'>;

/** Whether a file was made here of an ensemble: it is no member of another unless it is asked for. */
const isEnsemble = ({ file }: SourceEntry) => file.name.startsWith(ENSEMBLE_FILE);

/** How the name of an ensemble's file begins. */
export const ENSEMBLE_FILE = 'ensemble-';

/** The mean of a statistic over the classes, as the leaderboard has it. */
function meanOf(entry: SourceEntry, { results }: State, statistic: 'ap' | 'auroc'): number {
  const classes = [...(results.get(entry.id)?.classes ?? [])];
  classes.sort((a, b) => byClassKey(a.class, b.class));
  return macro(classes.map((own) => own[statistic]));
}

/** The members of the ensemble, by team, and who cannot be one. */
function membersOf(task: Task, state: State, { ensemble }: ImproveChoice['improve']) {
  const there = scoredIn(task, state).map((entry) => ({ entry, team: teamOf(entry) }));
  const mean = new Map(
    there.map(({ entry, team }) => [team, meanOf(entry, state, ensemble.statistic)]),
  );
  const best = there
    .filter(({ entry }) => !isEnsemble(entry))
    .sort((a, b) => (mean.get(b.team) || 0) - (mean.get(a.team) || 0))
    .slice(0, USUAL_MEMBERS);
  const chosen = ensemble.members?.slice(0, MOST_MEMBERS);
  const wanted = chosen ? there.filter(({ team }) => chosen.includes(team)) : best;
  const ranked = ({ entry }: (typeof there)[number]) => entry.description?.scale === 'rank';
  const isLeftOut = (own: (typeof there)[number]) => ensemble.mean !== 'rank' && ranked(own);
  const why = 'its scores can only be ranked; choose the mean of ranks';
  const gone = chosen?.filter((team) => there.every((own) => own.team !== team)) ?? [];
  return {
    members: wanted
      .filter((own) => !isLeftOut(own))
      .map(({ entry, team }) => ({ id: entry.id, team })),
    leftOut: [
      ...wanted.filter(isLeftOut).map(({ team }) => ({ team, why })),
      ...gone.map((team) => ({ team, why: 'its scores are not here' })),
    ],
  };
}

const copyAll = (
  client: EvaluationClient,
  members: readonly { readonly id: string; readonly team: string }[],
  signal: AbortSignal,
) => Promise.all(members.map(({ id, team }) => client.copyScores(id, team, { signal })));

/**
 * The ensemble of a task's submissions; null without members.
 *
 * @throws InputError where they share no image or no class
 */
export async function ensembleOf(
  client: EvaluationClient,
  task: Task,
  state: State,
  cross: CrossFit,
  choice: ImproveChoice,
  watch: { readonly signal: AbortSignal; readonly onProgress?: (share: number) => void },
): Promise<Ensemble | null> {
  const { members: _, against, ...fit } = choice.improve.ensemble;
  const { members, leftOut } = membersOf(task, state, choice.improve);
  if (members.length === 0) return null;
  const bands = Object.fromEntries(bandsOf(task.classes, choice.bands));
  const work: EnsemblePlan = { fit, bands, cross, against, leftOut };
  const scores = await copyAll(client, members, watch.signal);
  return client.ensemble({ task: task.id, members: scores, work }, watch);
}

/**
 * The scores of an ensemble on the images of its task.
 *
 * @param foldOf to take for each image the weights that were selected without it; null for those of all
 * @throws InputError where a member is gone
 */
export async function ensembleScores(
  client: EvaluationClient,
  task: Task,
  state: State,
  { members, fit, classes }: Ensemble,
  foldOf: Uint8Array | null,
  signal: AbortSignal,
): Promise<MixedScores> {
  const there = new Map(scoredIn(task, state).map((entry) => [teamOf(entry), entry.id]));
  const ids = members.map(({ team }) => {
    const id = there.get(team);
    if (id !== undefined) return { id, team };
    const expected = `the scores of ${team}`;
    throw new InputError(`is a member of the ensemble and gone; expected ${expected}`, {
      file: team,
      expected,
    });
  });
  const scores = await copyAll(client, ids, signal);
  const work: EnsembleMix = { mean: fit.mean, weights: classes, foldOf };
  return client.ensemble({ task: task.id, members: scores, work }, { signal });
}
