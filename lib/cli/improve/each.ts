import type { CrossFit } from '@/lib/improve/cross-fit';
import { type FittingKind, type Given, givenOf, withGiven } from '@/lib/improve/given';
import { type ImprovedTask, type ImprovePlan, improve } from '@/lib/improve/improve';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import { atOnce } from '@/lib/scoring/steps';
import type { OpenTask } from '../evaluate/open-task';

/** A task with its folds, whose submissions are read one after the other. */
export interface FoldedTask extends OpenTask {
  readonly cross: CrossFit;
  /** Calls `use` with each submission. */
  each(use: (team: string, matrix: ScoreMatrix) => void): Promise<void>;
}

type Plan<Kind extends FittingKind> = Extract<ImprovePlan, { kind: Kind }>;

/** What was fitted on the submissions of another task, by team. */
async function fittedOn<Kind extends FittingKind>(
  kind: Kind,
  other: FoldedTask,
  plan: Plan<Kind>,
  here: readonly string[],
): Promise<ReadonlyMap<string, Given<Kind>>> {
  const byTeam = new Map<string, Given<Kind>>();
  await other.each((team, matrix) => {
    const found = atOnce(improve<Kind>(matrix, plan));
    if (found) byTeam.set(team, givenOf(kind, found, here));
  });
  return byTeam;
}

/** Carries a plan out on each submission; with another task, measures what was fitted there. */
export async function improveEach<Kind extends FittingKind>(
  kind: Kind,
  task: FoldedTask,
  other: FoldedTask | null,
  planOf: (own: FoldedTask) => Plan<Kind>,
  level: number,
): Promise<ImprovedTask<Kind>> {
  const here = task.task.classes.map(({ name }) => name);
  const elsewhere = other && (await fittedOn(kind, other, planOf(other), here));
  const plan = planOf(task);
  const submissions: ImprovedTask<Kind>['submissions'][number][] = [];
  await task.each((team, matrix) => {
    const given = elsewhere?.get(team);
    if (elsewhere && !given) {
      task.note(`${team} has no predictions in --fit-predictions; it is left out`);
      return;
    }
    const found = atOnce(improve<Kind>(matrix, given ? withGiven<Kind>(plan, given) : plan));
    if (found) submissions.push({ team, found });
    else task.note(`the scores of ${team} can only be ranked; they have no thresholds or maps`);
  });
  return { task: task.task.name, from: other?.task.name ?? null, level, submissions };
}
