import { bandNames } from '@/lib/challenge/bands';
import { taskInference } from '@/lib/inference/task-inference';
import { InputError } from '@/lib/ingest/input-error';
import type { FileReader } from '@/lib/ingest/types';
import { stampOf } from '@/lib/results/assemble';
import {
  type CountedTeam,
  countedTask,
  countedTotal,
  withoutCounts,
} from '@/lib/results/counted-task';
import {
  checkSameImages,
  countedClasses,
  replicatesOfCounts,
  summaryOfCounts,
} from '@/lib/results/from-score-counts';
import type { Results } from '@/lib/results/types';
import { Calibration } from '@/lib/scoring/calibrate-submission';
import { completeAmong } from '@/lib/scoring/coverage';
import type { SubmissionResult } from '@/lib/scoring/evaluation';
import { poolsOf } from '@/lib/scoring/pools';
import { countsCalibrationSource } from '@/lib/scoring/score-counts';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { sameTeamTwice, sourceOf } from '@/lib/scoring/sources';
import { bandsInForce } from '@/lib/scoring/tables/label-counts';
import { ruleOf } from '@/lib/scoring/tables/rank-sets';
import { coverageOf, rankingInForce, rankTeams } from '@/lib/scoring/tables/team-metrics';
import { classesWithTraining } from '@/lib/scoring/task';
import { InputErrors } from '../terminal/input-errors';
import { UsageError } from '../terminal/usage-error';
import { challengeInForce, chosenChallenge, RECOGNISED } from './challenge';
import { Files } from './files';
import type { Watch } from './open-task';
import { inferredTables, type Resampled, writeResampled } from './resampled';
import type { Scored, ScoreInputs } from './score';
import { type SubmissionRows, writeResult, writeTaskTables } from './submission-tables';
import { anySynthetic } from './synthetic';
import type { TableSink } from './table-sink';
import { resultsOfTask } from './task-results';

/** What only the scores of images allow. */
function checkInputs({ bootstrap, metadata }: ScoreInputs): void {
  if (bootstrap) {
    throw new UsageError(
      '--bootstrap needs the images; score counts have only the replicates that --sql with --replicates made',
    );
  }
  if (metadata !== undefined) {
    throw new UsageError(
      '--metadata needs the images; score counts have only the subgroups that --sql with --subgroups made',
    );
  }
}

/** Reads the score counts of every team. All must have counted the same images. */
async function readTeams(
  files: Files,
  inputs: ScoreInputs,
  task: string,
  watch: Watch,
): Promise<CountedTeam[]> {
  const teams: CountedTeam[] = [];
  const errors: InputError[] = [];
  for (const [index, file] of inputs.files.entries()) {
    watch.progress(file, index);
    const { path, team } = file;
    try {
      const { facts, content } = await files.open(path, 'score-counts');
      const same = teams.find((own) => own.team === team);
      if (same) throw sameTeamTwice(path, team, task, same.file.name);
      const [first] = teams;
      if (first) checkSameImages(path, content.counted, first.file.name, first.counted);
      teams.push({ team, file: stampOf(facts), counted: content.counted });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new InputErrors(errors);
  return teams;
}

function resultOf(
  { team, counted }: CountedTeam,
  classes: Scored['task']['classes'],
  settings: EvaluationSettings,
): SubmissionResult {
  const summary = summaryOfCounts(counted);
  const calibration = new Calibration(countsCalibrationSource(summary.counts!), settings);
  return {
    team,
    matched: { images: countedTotal(classes), imageSet: null },
    calibratedWith: settings,
    classes: summary.classes,
    calibration: calibration.indices.map((index) => calibration.ofClass(index)),
    pools: poolsOf(classes, settings.bands)
      .map((pool) => calibration.ofPool(pool))
      .filter((pool) => pool !== null),
  };
}

/** Whether all teams have equal label counts in each replicate: then they are of the same images. */
function arePaired(teams: readonly CountedTeam[]): boolean {
  const labels = ({ counted }: CountedTeam) =>
    JSON.stringify(
      counted.replicates.map((own) =>
        countedClasses({ classes: own, groups: [], replicates: [] }).map(({ name: _, ...n }) => n),
      ),
    );
  return teams.every((own) => labels(own) === labels(teams[0]!));
}

const LEVEL = 0.95;

/** Intervals, ranks and comparisons from the replicates of score counts, paired over teams. */
function resampledOf(
  task: string,
  classes: Scored['task']['classes'],
  teams: readonly CountedTeam[],
  rows: readonly SubmissionRows[],
  teamRows: Scored['teams'],
  { threshold, bands, ranking }: EvaluationSettings,
): Resampled {
  const replicates = teams[0]!.counted.replicates.length;
  const own = teams.map(({ team, counted }, index) => ({
    team,
    scores: rows[index]!,
    classes: replicatesOfCounts(counted, threshold),
  }));
  const use = { column: null, file: null, clusters: 0, images: countedTotal(classes), alone: 0 };
  const inference = taskInference(
    {
      teamRows,
      bandRows: rows.flatMap((one) => one.bands),
      classRows: rows.flatMap((one) => one.classes),
      bands: bandNames(bandsInForce(classes, bands)),
    },
    { task, outOfDate: null, threshold, scores: new Map(own.map((one) => [one.team, one.scores])) },
    {
      task,
      seed: 0,
      asked: replicates,
      done: replicates,
      threshold,
      clusters: { clusterOf: new Uint32Array(), use },
      teams: own,
    },
    LEVEL,
    ruleOf(rankingInForce(classes, ranking)),
  );
  return {
    options: { replicates, level: LEVEL },
    made: 'as the score counts have them (Poisson bootstrap)',
    ...inferredTables(inference),
  };
}

/**
 * `score` for files of score counts, which need no labels.
 *
 * @throws InputErrors; UsageError for options that need the images, and for files that need labels
 */
export async function scoreCounts(
  reader: FileReader,
  inputs: ScoreInputs,
  sink: TableSink,
  watch: Watch,
): Promise<Scored> {
  const { challenge: options = RECOGNISED } = inputs;
  const files = new Files(reader, watch.signal);
  if ((await files.roleOf(inputs.files[0]!.path)) !== 'score-counts') {
    throw new UsageError(
      '--labels is missing; expected the file with the labels (only score counts need none)',
    );
  }
  checkInputs(inputs);
  const chosen = await chosenChallenge(options);
  const name = inputs.task ?? 'Score counts';
  const teams = await readTeams(files, inputs, name, watch);
  const training = inputs.counts ? [sourceOf(await files.open(inputs.counts, 'counts'))] : [];
  const task = {
    name,
    ...classesWithTraining(
      countedClasses(teams[0]!.counted),
      training,
      inputs.trainingImages ?? null,
    ),
  };
  const { classes } = task;
  const challenge = challengeInForce(
    classes.map((own) => own.name),
    chosen,
    inputs.settings,
    options,
  );
  const { settings } = challenge;
  await writeTaskTables(task, settings, [], null, sink);
  const rows: SubmissionRows[] = [];
  const results = teams.map((own) => resultOf(own, classes, settings));
  const none = { contradictions: [], readers: [] };
  for (const own of results) rows.push(await writeResult(own, task, settings, none, sink));
  const ranked = rankTeams(
    rows.map((row) => row.team),
    rankingInForce(classes, settings.ranking),
    completeAmong(results.map(coverageOf)),
  );
  await sink.append('team_metrics', ranked);
  const notes: string[] = [];
  const withReplicates = teams.some(({ counted }) => counted.replicates.length > 0);
  const paired = arePaired(teams);
  if (withReplicates && !paired) {
    notes.push('The replicates of the teams are of different images, so there are no intervals.');
  }
  for (const note of notes) watch.note(note);
  const resampled =
    withReplicates && paired ? resampledOf(name, classes, teams, rows, ranked, settings) : null;
  if (resampled) await writeResampled(resampled, sink);
  const synthetic = await anySynthetic(files.read);
  return {
    challenge,
    task: { ...task, images: countedTotal(classes) },
    teams: ranked,
    resampled,
    files: files.read,
    synthetic,
    notes,
    imageTables: [],
    results: inputs.results ? resultsOf(inputs, teams, classes, settings, synthetic) : null,
  };
}

function resultsOf(
  { task, results }: ScoreInputs,
  teams: readonly CountedTeam[],
  classes: Scored['task']['classes'],
  settings: EvaluationSettings,
  synthetic: boolean,
): Results {
  if (results!.minimumCount > 1) {
    throw new UsageError('--min-count needs the images; merge scores in the query');
  }
  const found = countedTask(task ?? 'Score counts', teams, classes);
  const { level } = results!;
  const submissions = found.submissions.map((own) =>
    level === 'exact' ? own : withoutCounts(own, found.pools),
  );
  return resultsOfTask({ ...found, submissions }, { level, minimumCount: 1 }, settings, synthetic);
}
