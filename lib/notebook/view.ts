import { type Bands, bandNames } from '@/lib/challenge/bands';
import { byCodeUnits } from '@/lib/challenge/canonical-order';
import type { Challenge, Ranking } from '@/lib/challenge/challenge';
import { type Recognised, recognise } from '@/lib/challenge/recognise';
import type { TaskRows } from '@/lib/inference/statistics';
import type { ShownThreshold } from '@/lib/plots/core/threshold';
import type {
  BandMetricRow,
  ClassMetricRow,
  LabelCountRow,
  TeamMetricRow,
} from '@/lib/scoring/result-tables';
import { bandMetrics } from '@/lib/scoring/tables/band-metrics';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import {
  type BandSource,
  bandSource,
  bandsInForce,
  labelCounts,
} from '@/lib/scoring/tables/label-counts';
import { rankingInForce, teamMetrics } from '@/lib/scoring/tables/team-metrics';
import { memoBy } from './memo';
import type { SessionEvaluation } from './session/evaluations';
import type { NotebookSettings } from './settings';

/** One task as cells show it: result rows under the current settings. */
export interface TaskView {
  readonly id: string;
  /** Name of the task. */
  readonly task: string;
  readonly evaluation: SessionEvaluation;
  /** The threshold the rows were taken at. */
  readonly threshold: number;
  /** How the thresholds of classes were tuned, where these are in force for some team. */
  readonly tuned: string | null;
  /** The threshold to name. */
  readonly shownThreshold: ShownThreshold;
  /** How its classes are divided. */
  readonly bands: Bands;
  /** How its teams are ranked. */
  readonly ranking: Ranking;
  /** The challenge it is recognised as. */
  readonly recognised: Recognised;
  /** Classes in the chosen order. */
  readonly classOrder: readonly string[];
  /** All teams of the task, best rank first. */
  readonly allTeams: readonly string[];
  /** Teams that are not hidden. */
  readonly teams: readonly string[];
  readonly bandsFrom: BandSource;
  readonly labelCounts: readonly LabelCountRow[];
  /** Rows of all teams, shown or not. */
  readonly all: TaskRows;
  readonly classRows: readonly ClassMetricRow[];
  readonly teamRows: readonly TeamMetricRow[];
  readonly bandRows: readonly BandMetricRow[];
}

type Settings = Pick<
  NotebookSettings,
  'threshold' | 'bands' | 'ranking' | 'challenge' | 'order' | 'hiddenTeams'
>;

function orderedClasses(rows: readonly LabelCountRow[], order: Settings['order']): string[] {
  const test = rows.filter((row) => row.split === 'test');
  const train = new Map(
    rows.filter((r) => r.split === 'train').map((r) => [r.class, r.prevalence]),
  );
  const prevalence = (row: LabelCountRow) =>
    (train.size > 0 ? train.get(row.class) : row.prevalence) ?? -1;
  const sorted = [...test];
  if (order === 'name') sorted.sort((a, b) => a.class.localeCompare(b.class, 'en'));
  if (order === 'prevalence') sorted.sort((a, b) => prevalence(b) - prevalence(a));
  return sorted.map((row) => row.class);
}

function derive(
  evaluation: SessionEvaluation,
  threshold: number,
  choice: Bands | null,
  rankingChoice: Ranking | null,
  challenge: Challenge | null,
  order: Settings['order'],
  hiddenTeams: readonly string[],
): TaskView {
  const counts = labelCounts(evaluation, choice);
  const tuned = evaluation.submissions.find((own) => own.thresholds)?.thresholds ?? null;
  const classOrder = orderedClasses(counts, order);
  const place = new Map(classOrder.map((name, index) => [name, index]));
  const allRows = classMetrics(evaluation, threshold, choice);
  const allTeamRows = teamMetrics(evaluation, allRows, threshold, rankingChoice).sort(
    (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || byCodeUnits(a.team, b.team),
  );
  const allTeams = allTeamRows.map((row) => row.team);
  const teams = allTeams.filter((team) => !hiddenTeams.includes(team));
  const teamPlace = new Map(teams.map((team, index) => [team, index]));
  const shown = (row: { team: string }) => teamPlace.has(row.team);
  const bands = bandsInForce(evaluation.classes, choice);
  const allBandRows = bandMetrics(allRows, bandNames(bands));
  const classRows = allRows
    .filter(shown)
    .sort(
      (a, b) =>
        place.get(a.class)! - place.get(b.class)! ||
        teamPlace.get(a.team)! - teamPlace.get(b.team)!,
    );
  return {
    id: evaluation.id,
    task: evaluation.task,
    evaluation,
    threshold,
    tuned,
    shownThreshold: tuned === null ? threshold : 'tuned',
    bands,
    ranking: rankingInForce(evaluation.classes, rankingChoice),
    recognised: recognise(
      evaluation.classes.map(({ name }) => name),
      challenge,
    ),
    classOrder,
    allTeams,
    teams,
    bandsFrom: bandSource(evaluation.classes),
    labelCounts: [...counts].sort((a, b) => place.get(a.class)! - place.get(b.class)!),
    all: {
      teamRows: allTeamRows,
      bandRows: allBandRows,
      classRows: allRows,
      bands: bandNames(bands),
    },
    classRows,
    teamRows: allTeamRows.filter(shown),
    bandRows: allBandRows.filter(shown),
  };
}

const derived = memoBy(derive);

/**
 * Derives one task's rows. Ranks run over all teams of the task, hidden or not. The same evaluation
 * and settings, compared by identity, give the same view.
 */
export function taskView(evaluation: SessionEvaluation, settings: Settings): TaskView {
  const { threshold, bands, ranking, challenge, order, hiddenTeams } = settings;
  return derived(evaluation, threshold, bands, ranking, challenge, order, hiddenTeams);
}
