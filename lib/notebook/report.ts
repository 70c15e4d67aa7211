import { bandsText } from '@/lib/challenge/bands';
import { itemOf } from '@/lib/challenge/challenge';
import { reportHtml } from '@/lib/report/report';
import type { ReportFile, ReportResampling, ReportTables } from '@/lib/report/types';
import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import { ruleOf } from '@/lib/scoring/tables/rank-sets';
import { currentDocument } from './document/store';
import { countedGroups, imagesOf, taskFindings } from './findings';
import { isSynthetic } from './origin';
import { evaluationsOf } from './session/evaluations';
import type { Session } from './session/session';
import type { SessionState } from './session/types';
import { ResultInputs } from './tables/result-inputs';
import { type TaskUncertainty, taskUncertainty } from './uncertainty/task-uncertainty';
import { replicatesNote } from './uncertainty/words';
import { type TaskView, taskView } from './view';

/** The tables that a report shows. */
const TABLES: readonly ResultTableName[] = [
  'label_counts',
  'class_metrics',
  'band_metrics',
  'team_metrics',
  'calibration_bins',
  'bootstrap_metrics',
  'rank_distribution',
  'pairwise_comparisons',
];

/** The rows of one task, from those of all. */
async function tablesOf(session: Session, task: string): Promise<ReportTables> {
  const inputs = new ResultInputs(session).now();
  const found: [ResultTableName, readonly object[]][] = [];
  for (const name of TABLES) {
    const rows = await tableOf(name).make(inputs);
    if (!Array.isArray(rows)) throw new Error(`${name} is made by column`);
    found.push([name, rows.filter((row: { readonly task: string }) => row.task === task)]);
  }
  return Object.fromEntries(found) as ReportTables;
}

/** The files that the results of a task were computed from. */
function filesOf({ sources }: SessionState, { id }: TaskView): ReportFile[] {
  return sources.flatMap(({ id: own, joined, file, loaded, source }) =>
    loaded && source && (own === id || joined?.task === id)
      ? [{ name: file.name, role: source.role, hash: loaded.hash }]
      : [],
  );
}

async function findingsOf(session: Session, view: TaskView, uncertainty: TaskUncertainty) {
  const { settings } = currentDocument();
  const tasks = evaluationsOf(session.state).map((one) => taskView(one, settings));
  const groups = await countedGroups(session, view, new AbortController().signal);
  return taskFindings({ view, tasks, images: imagesOf(session, view.id), uncertainty, groups });
}

function resamplingOf(u: TaskUncertainty, { ranking }: TaskView): ReportResampling | null {
  if (!u.replicates || u.replicates.done === 0) return null;
  const rule = ruleOf(ranking);
  return {
    note: replicatesNote(u),
    level: u.settings.level,
    rule,
    ranks: rule && u.stability(rule),
    letterGroups: u.letterGroups,
  };
}

/**
 * The report of the current task of a notebook, as an HTML page; null where there is no task.
 *
 * @param document where its figures are drawn
 */
export async function notebookReport(session: Session, document: Document): Promise<string | null> {
  const { state } = session;
  const { settings, uncertainty, title } = currentDocument();
  const evaluations = evaluationsOf(state);
  const evaluation = evaluations.find(({ task }) => task === settings.task) ?? evaluations[0];
  if (!evaluation) return null;
  const view = taskView(evaluation, settings);
  const u = taskUncertainty(view, state.runs.get(view.id), uncertainty);
  const entry = state.sources.find(({ id }) => id === view.id);
  return reportHtml(
    {
      title: title || view.task,
      task: view.task,
      images: state.tasks.find(({ id }) => id === view.id)!.source.check.images,
      item: itemOf(view.recognised.challenge),
      classes: evaluation.classes.length,
      synthetic: entry !== undefined && isSynthetic(entry),
      settings: { ...settings, bands: view.bands, ranking: view.ranking },
      bands: bandsText(view.bands),
      files: filesOf(state, view),
      notes: [],
      tables: await tablesOf(session, view.task),
      findings: await findingsOf(session, view, u),
      resampling: resamplingOf(u, view),
    },
    document,
  );
}
