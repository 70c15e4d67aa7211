import * as v from 'valibot';
import { SCORE_SCALES } from '@/lib/ingest/types';
import { sharedCounts } from './shared-counts';
import { LEVELS, type Level, type Results, type StoredTask } from './types';

/** Value of `format` in the manifest. */
export const RESULTS_FORMAT = 'longtail-results';

/** Version written; a file of a newer one is refused. */
export const RESULTS_VERSION = 3;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const many = 100_000;
const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.maxLength(many));

const file = v.nullable(v.object({ name, size: whole, sha256: hash }));

const calibration = v.object({
  bins: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100)),
  binning: v.picklist(['width', 'mass']),
});

const resampling = v.object({
  seed: whole,
  asked: v.pipe(whole, v.maxValue(5000)),
  done: v.pipe(whole, v.maxValue(5000)),
  threshold: share,
  use: v.object({
    column: v.nullable(v.string()),
    file: v.nullable(v.string()),
    clusters: whole,
    images: whole,
    alone: whole,
    likely: v.exactOptional(v.object({ name: v.string(), groups: whole })),
  }),
  digest: hash,
});

const submission = v.object({
  team: name,
  file,
  /** `imageSet` is equal for the same images. */
  matched: v.object({
    images: whole,
    imageSet: v.nullable(whole),
    onlyLabels: whole,
    onlyPredictions: whole,
    filled: v.optional(whole, 0),
  }),
  scored: list(name),
  missing: list(name),
  ignored: list(v.string()),
  exact: v.boolean(),
  scale: v.picklist(SCORE_SCALES),
});

const task = v.object({
  name,
  file,
  images: whole,
  labels: v.nullable(hash),
  testSets: v.exactOptional(list(v.string())),
  classes: list(
    v.object({
      name,
      positives: whole,
      images: whole,
      unknown: whole,
      training: v.nullable(
        v.union([v.literal('unlisted'), v.object({ positives: whole, images: whole })]),
      ),
    }),
  ),
  pools: list(v.object({ name, classes: list(name) })),
  calibrations: list(calibration),
  attributes: list(
    v.object({
      name,
      file: v.string(),
      groups: list(v.string()),
      unknown: whole,
      leftOut: whole,
      /** The attribute whose counts its groups share; since version 2. */
      countsOf: v.exactOptional(whole),
    }),
  ),
  resampling: v.nullable(resampling),
  submissions: list(submission),
});

export const MANIFEST = v.object({
  format: v.literal(RESULTS_FORMAT),
  version: v.picklist([1, 2, RESULTS_VERSION]),
  generator: v.string(),
  level: v.picklist(LEVELS),
  synthetic: v.boolean(),
  minimumCount: v.pipe(whole, v.minValue(1)),
  settings: v.object({ ...calibration.entries, threshold: share }),
  tasks: list(task),
});

export type Manifest = v.InferOutput<typeof MANIFEST>;
type TaskHead = Manifest['tasks'][number];

/** Settings of which any submission has calibration: one whose scores are only ranked has none. */
function calibrationsIn({ submissions }: StoredTask): TaskHead['calibrations'] {
  const all = submissions.map(({ summary }) => summary.calibrations);
  const most = all.reduce((a, b) => (b.length > a.length ? b : a), []);
  return most.map(({ settings: { bins, binning } }) => ({ bins, binning }));
}

function headOf(task: StoredTask): TaskHead {
  const { name: taskName, file: labels, images, labels: digest, resampling: replicates } = task;
  const shared = sharedCounts(task);
  return {
    name: taskName,
    file: labels,
    images,
    labels: digest,
    ...(task.testSets && { testSets: [...task.testSets] }),
    classes: [...task.classes],
    pools: task.pools.map((pool) => ({ ...pool, classes: [...pool.classes] })),
    calibrations: calibrationsIn(task),
    attributes: task.attributes.map((own, index) => ({
      ...own,
      groups: [...own.groups],
      ...(shared[index] !== index && { countsOf: shared[index] }),
    })),
    resampling: replicates,
    submissions: task.submissions.map(({ team, file: scores, submission: own, summary }) => ({
      team,
      file: scores,
      matched: {
        images: own.alignment.images,
        imageSet: own.alignment.imageSet ?? null,
        onlyLabels: own.alignment.onlyLabels,
        onlyPredictions: own.alignment.onlyPredictions,
        filled: own.alignment.filled ?? 0,
      },
      scored: [...own.scored],
      missing: [...own.missing],
      ignored: [...own.ignored],
      exact: summary.counts !== null,
      scale: summary.scale,
    })),
  };
}

/** What a results file says of itself: everything but its tables and the notebook. */
export function manifestOf(results: Results): Manifest {
  const { generator, level, synthetic, minimumCount, settings, tasks } = results;
  const { threshold, bins, binning } = settings;
  return {
    format: RESULTS_FORMAT,
    version: RESULTS_VERSION,
    generator,
    level: level satisfies Level,
    synthetic,
    minimumCount,
    settings: { threshold, bins, binning },
    tasks: tasks.map(headOf),
  };
}
