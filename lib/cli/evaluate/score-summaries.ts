import type { Ranking } from '@/lib/challenge/challenge';
import type { StoredSubmission, StoredTask } from '@/lib/results/types';
import { completeAmong } from '@/lib/scoring/coverage';
import type { SubmissionResult } from '@/lib/scoring/evaluation';
import { incompleteNotes } from '@/lib/scoring/notes';
import { poolsOf } from '@/lib/scoring/pools';
import { type ResultTableName, WRITTEN_TABLES } from '@/lib/scoring/result-tables';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { calibrationFrom } from '@/lib/scoring/summary';
import { findingRows } from '@/lib/scoring/tables/findings';
import { coverageOf, rankTeams } from '@/lib/scoring/tables/team-metrics';
import type { ChallengeInForce } from './challenge';
import { findingsOfRows } from './findings';
import { inferred, type MadeReplicates, writeResampled } from './resampled';
import type { Scored } from './score';
import { storedGroups } from './subgroups';
import { type SubmissionRows, writeResult, writeTaskTables } from './submission-tables';
import type { TableSink } from './table-sink';

/** Tables that are made of labels and scores of single images. */
const OF_IMAGES: readonly ResultTableName[] = [
  ...(['label_contradictions', 'score_contradictions'] as const),
  ...(['reader_metrics', 'reader_consensus', 'reader_pairs', 'reader_teams'] as const),
  'reader_range',
];

/** Tables that summaries give. */
export const SUMMARY_TABLES = WRITTEN_TABLES.filter((name) => !OF_IMAGES.includes(name));

function resultOf(
  { team, submission, summary }: StoredSubmission,
  { classes, pools }: StoredTask,
  settings: EvaluationSettings,
): SubmissionResult {
  const { images, imageSet = null, filled = 0 } = submission.alignment;
  const found = calibrationFrom(summary, settings, poolsOf(classes, settings.bands), pools);
  return {
    team,
    matched: { images, imageSet, filled },
    calibratedWith: settings,
    classes: summary.classes,
    calibration: found?.classes ?? [],
    pools: found?.pools ?? [],
  };
}

/** What is not in the results for these settings, a sentence each. */
function missingNotes({ submissions }: StoredTask, results: readonly SubmissionResult[]): string[] {
  return results.flatMap(({ team, calibration, calibratedWith: { bins } }, index) => {
    const { scale, calibrations } = submissions[index]!.summary;
    if (calibration.length > 0 || scale === 'rank') return [];
    const held = calibrations
      .filter(({ settings }) => settings.binning === 'width')
      .map(({ settings }) => settings.bins);
    const there = held.length > 0 ? `they have ${held.join(', ')}` : 'they have none';
    return [
      `${team}: the results have no calibration with ${bins} bins (${there}), so it has no ECE`,
    ];
  });
}

/**
 * Adds the rows of a task whose images are not here to the result tables: of a results file, or of
 * score counts.
 *
 * @param counts the training counts that its classes have, where they are from a file of their own
 */
export async function scoreSummaries(
  stored: StoredTask,
  challenge: ChallengeInForce & { readonly settings: { readonly ranking: Ranking } },
  resampling: MadeReplicates | null,
  counts: Scored['task']['counts'],
  sink: TableSink,
  note: (text: string) => void,
): Promise<Pick<Scored, 'teams' | 'resampled' | 'findings' | 'task'>> {
  const { settings } = challenge;
  const { name, classes, images } = stored;
  const task = { name, classes, counts, images };
  await writeTaskTables(task, settings, [], null, sink);
  const results = stored.submissions.map((own) => resultOf(own, stored, settings));
  const rows: SubmissionRows[] = [];
  const none = { contradictions: [], readers: [] };
  for (const own of results) rows.push(await writeResult(own, task, settings, none, sink));
  const teams = rankTeams(
    rows.map((row) => row.team),
    settings.ranking,
    completeAmong(results.map(coverageOf)),
  );
  await sink.append('team_metrics', teams);
  for (const text of missingNotes(stored, results)) note(text);
  for (const text of incompleteNotes(stored, teams)) note(text);
  const resampled = resampling && inferred(resampling, classes, settings, { teams, rows });
  if (resampled) await writeResampled(resampled, sink);
  const findings = findingsOfRows(
    task,
    challenge,
    teams,
    rows,
    resampled,
    storedGroups(stored, settings.threshold),
  );
  await sink.append('findings', findingRows(findings));
  return { task, teams, resampled, findings };
}
