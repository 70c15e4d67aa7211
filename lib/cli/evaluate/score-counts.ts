import { InputError } from '@/lib/ingest/input-error';
import type { ClassCheck, CountedClass, CountedImages, FileReader } from '@/lib/ingest/types';
import { stampOf } from '@/lib/results/assemble';
import { type CountedTeam, countedTask, withoutCounts } from '@/lib/results/counted-task';
import {
  checkSameImages,
  classesOfTeams,
  countedClasses,
  replicatesOfCounts,
} from '@/lib/results/from-score-counts';
import type { Results, StoredTask } from '@/lib/results/types';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { sameTeamTwice, sourceOf } from '@/lib/scoring/sources';
import { rankingInForce } from '@/lib/scoring/tables/team-metrics';
import { classesWithTraining } from '@/lib/scoring/task';
import { InputErrors } from '../terminal/input-errors';
import { UsageError } from '../terminal/usage-error';
import { challengeInForce, chosenChallenge, RECOGNISED } from './challenge';
import { Files } from './files';
import type { Watch } from './open-task';
import type { MadeReplicates } from './resampled';
import type { Scored, ScoreInputs } from './score';
import { scoreSummaries } from './score-summaries';
import { anySynthetic } from './synthetic';
import type { TableSink } from './table-sink';
import { type ResultsOptions, resultsOfTask } from './task-results';

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

/** Score counts with the class names of those read before. */
function named(counted: CountedImages, teams: readonly CountedTeam[]): CountedImages {
  const known = new Map(
    teams.flatMap((team) => team.counted.classes.map(({ key, name }) => [key, name] as const)),
  );
  const rename = (classes: readonly CountedClass[]) =>
    classes.map((own) => ({ ...own, name: known.get(own.key) ?? own.name }));
  return { ...counted, classes: rename(counted.classes) };
}

/** @throws InputError where the counts lack a class that others have */
function expectAllClasses({ file, counted }: CountedTeam, classes: readonly ClassCheck[]): void {
  if (counted.classes.length === classes.length) return;
  const expected = 'all classes that other score counts have';
  throw new InputError(
    `scores ${counted.classes.length} of ${classes.length} classes; expected ${expected}`,
    { file: file.name, expected },
  );
}

/**
 * Reads the score counts of every team. All must have counted the same images in the classes they
 * share. With `keepGoing` those that cannot be used are named and left out.
 */
async function readTeams(
  files: Files,
  { files: given, incomplete, keepGoing }: ScoreInputs,
  task: string,
  watch: Watch,
): Promise<CountedTeam[]> {
  let teams: CountedTeam[] = [];
  const errors: InputError[] = [];
  const tryTo = async (work: () => Promise<void> | void) => {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      errors.push(error);
      return false;
    }
  };
  for (const [index, file] of given.entries()) {
    watch.progress(file, index);
    const { path, team } = file;
    await tryTo(async () => {
      const { facts, content } = await files.open(path, 'score-counts');
      const same = teams.find((own) => own.team === team);
      if (same) throw sameTeamTwice(path, team, task, same.file.name);
      checkSameImages(path, content.counted, teams);
      teams.push({ team, file: stampOf(facts), counted: named(content.counted, teams) });
    });
  }
  if (incomplete === 'refuse') {
    const classes = classesOfTeams(teams);
    const kept: CountedTeam[] = [];
    for (const team of teams) {
      if (await tryTo(() => expectAllClasses(team, classes))) kept.push(team);
    }
    teams = kept;
  }
  if (errors.length > 0 && !(keepGoing && teams.length > 0)) throw new InputErrors(errors);
  for (const { message } of errors) watch.note(`${message}. The other files are scored`);
  return teams;
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

/** Replicates of the score counts, paired over teams; null where there are none for all. */
function resamplingOf(
  stored: StoredTask,
  teams: readonly CountedTeam[],
  threshold: number,
): MadeReplicates | null {
  const done = teams[0]!.counted.replicates.length;
  if (done === 0) return null;
  const { name: task, images } = stored;
  const use = { column: null, file: null, clusters: 0, images, alone: 0 };
  return {
    replicates: {
      task,
      seed: 0,
      asked: done,
      done,
      threshold,
      clusters: { clusterOf: new Uint32Array(), use },
      teams: teams.map(({ team, counted }, index) => ({
        team,
        scores: stored.submissions[index]!.summary.classes,
        classes: replicatesOfCounts(counted, threshold),
      })),
    },
    made: 'as the score counts have them (Poisson bootstrap)',
    use: null,
    level: LEVEL,
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
    ...classesWithTraining(classesOfTeams(teams), training, inputs.trainingImages ?? null),
  };
  const { classes } = task;
  const found = challengeInForce(
    classes.map((own) => own.name),
    chosen,
    inputs.settings,
    options,
  );
  const ranking = {
    ...rankingInForce(classes, found.settings.ranking),
    ...(inputs.incomplete === 'rank' && { incomplete: 'rank' as const }),
  };
  const settings = { ...found.settings, ranking };
  const challenge = { ...found, settings };
  const stored = countedTask(name, teams, classes);
  const notes: string[] = [];
  const note = (text: string) => {
    notes.push(text);
    watch.note(text);
  };
  const withReplicates = teams.some(({ counted }) => counted.replicates.length > 0);
  const paired = arePaired(teams);
  if (withReplicates && !paired) {
    note('The replicates of the teams are of different images, so there are no intervals.');
  }
  const resampling = paired ? resamplingOf(stored, teams, settings.threshold) : null;
  const scored = await scoreSummaries(stored, challenge, resampling, task.counts, sink, note);
  const synthetic = await anySynthetic(files.read);
  return {
    ...scored,
    challenge,
    files: files.read,
    synthetic,
    notes,
    imageTables: [],
    results: inputs.results ? resultsOf(inputs.results, stored, settings, synthetic) : null,
  };
}

function resultsOf(
  { level, minimumCount }: ResultsOptions,
  stored: StoredTask,
  settings: EvaluationSettings,
  synthetic: boolean,
): Results {
  if (minimumCount > 1) {
    throw new UsageError('--min-count needs the images; merge scores in the query');
  }
  const submissions = stored.submissions.map((own) =>
    level === 'exact' ? own : withoutCounts(own, stored.pools),
  );
  return resultsOfTask({ ...stored, submissions }, { level, minimumCount: 1 }, settings, synthetic);
}
