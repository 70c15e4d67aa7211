import { bandNames } from '@/lib/challenge/bands';
import { itemOf } from '@/lib/challenge/challenge';
import { findingsOf } from '@/lib/findings/findings';
import { findingInference } from '@/lib/findings/inference';
import { isCountedUnasked } from '@/lib/findings/subgroups';
import type { Finding, FindingInference } from '@/lib/findings/types';
import { ALL_CLASSES } from '@/lib/scoring/pools';
import type { GroupRow } from '@/lib/scoring/result-tables';
import { calibrationBinRows } from '@/lib/scoring/tables/calibration-bins';
import { groupRows } from '@/lib/scoring/tables/group-metrics';
import { ruleOf } from '@/lib/scoring/tables/rank-sets';
import { currentDocument } from './document/store';
import { evaluationsOf } from './session/evaluations';
import type { Session } from './session/session';
import { type TaskUncertainty, taskUncertainty } from './uncertainty/task-uncertainty';
import { type TaskView, taskView } from './view';

/** What a task's finished replicates say; null without any, and where they are out of date. */
function inferenceOf(view: TaskView, u: TaskUncertainty | null): FindingInference | null {
  if (!u?.replicates || u.outOfDate !== null || u.state.kind === 'running') return null;
  const { level, method } = u.settings;
  return findingInference({
    inference: u.inference,
    interval: (team, rule) => u.interval('team', team, null, rule),
    rule: ruleOf(view.ranking),
    level,
    method,
    replicates: u.replicates.done,
    use: u.replicates.clusters.use,
  });
}

/** Images of a task's label file. */
export function imagesOf({ state }: Pick<Session, 'state'>, task: string): number {
  return state.tasks.find(({ id }) => id === task)?.source.check.images ?? 0;
}

export interface TaskFindings {
  readonly view: TaskView;
  /** All tasks shown. */
  readonly tasks: readonly TaskView[];
  readonly images: number;
  /** Null without resampling. */
  readonly uncertainty: TaskUncertainty | null;
  /** Rows by subgroup; none where they are not counted. */
  readonly groups: readonly GroupRow[];
}

/** The findings of one task, of all its teams, visible or not. */
export function taskFindings(given: TaskFindings): Finding[] {
  const { view, tasks, images, uncertainty, groups } = given;
  const { task, shownThreshold: threshold, ranking, bands, all } = view;
  return findingsOf({
    task,
    images,
    threshold,
    ranking,
    item: itemOf(view.recognised.challenge),
    bands: { by: bands.by, names: bandNames(bands) },
    teams: all.teamRows,
    bandRows: all.bandRows,
    classRows: all.classRows,
    labels: view.labelCounts,
    bins: calibrationBinRows(view.evaluation, ALL_CLASSES),
    groups,
    inference: inferenceOf(view, uncertainty),
    others: tasks
      .filter((other) => other.id !== view.id)
      .map((other) => ({ task: other.task, classRows: other.all.classRows })),
  });
}

/**
 * Rates by subgroup, by every attribute of a task's images; none where counting them would take
 * long. Results files have them counted.
 */
export async function countedGroups(
  session: Session,
  { id, threshold, evaluation }: Pick<TaskView, 'id' | 'threshold' | 'evaluation'>,
  signal: AbortSignal,
): Promise<GroupRow[]> {
  const attributes = await session.attributes(id);
  const scores = imagesOf(session, id) * evaluation.classes.length * evaluation.submissions.length;
  const uncounted = attributes.filter((attribute) => !('counted' in attribute)).length;
  if (!isCountedUnasked(uncounted, scores)) return [];
  const rows: GroupRow[] = [];
  for (const attribute of attributes) {
    const breakdown = await session.breakDown(id, attribute, signal);
    if (breakdown) rows.push(...groupRows(breakdown, threshold));
  }
  return rows;
}

/** The findings of all tasks of a session, under the settings of the open notebook. */
export async function sessionFindings(session: Session, signal: AbortSignal): Promise<Finding[]> {
  const { state } = session;
  const { settings, uncertainty } = currentDocument();
  const tasks = evaluationsOf(state).map((evaluation) => taskView(evaluation, settings));
  const found: Finding[] = [];
  for (const view of tasks) {
    const groups = await countedGroups(session, view, signal);
    const own = taskUncertainty(view, state.runs.get(view.id), uncertainty);
    const images = imagesOf(session, view.id);
    found.push(...taskFindings({ view, tasks, images, uncertainty: own, groups }));
  }
  return found;
}
