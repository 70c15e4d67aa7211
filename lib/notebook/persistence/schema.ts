import * as v from 'valibot';
import { MEANINGS } from '@/lib/challenge/label-meaning';
import { savedBands, savedChallenge, savedRanking } from '@/lib/challenge/schema';
import { MEANS, MOST_MEMBERS, WEIGHTINGS } from '@/lib/improve/ensemble';
import { METHODS } from '@/lib/improve/recalibration';
import { DEFAULT_IMPROVE } from '@/lib/improve/settings';
import { SCOPES } from '@/lib/improve/tuned';
import { LAYOUTS, SCORE_SCALES } from '@/lib/ingest/types';
import { CRITERIA, RANKED_BY } from '@/lib/metrics';
import { BINNINGS, GRID_STEPS, gridIndex } from '@/lib/scoring/settings';
import { LONGEST_NOTE, TAG_KINDS } from '../images/tags';
import { NOTHING_SELECTED } from '../selection';
import { INITIAL_SETTINGS, type NotebookSettings } from '../settings';
import {
  DEFAULT_UNCERTAINTY,
  FEWEST_REPLICATES,
  MOST_REPLICATES,
  roundedLevel,
  type UncertaintySettings,
} from '../uncertainty/settings';
import { FORMAT, type RememberedFile, VERSION } from './saved';

const name = v.pipe(v.string(), v.maxLength(500));
const names = v.pipe(v.array(name), v.maxLength(2000));
const longText = v.pipe(v.string(), v.maxLength(1_000_000));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Safe as fragment of an address, as id of an element, and as key of an object. */
const id = v.pipe(v.string(), v.regex(/^(?!constructor$)[a-z][a-z0-9-]{0,79}$/));

const base = { id, hidden: v.boolean() };

const cell = v.variant('kind', [
  v.object({ ...base, kind: v.literal('built-in'), cell: id }),
  v.object({ ...base, kind: v.literal('text'), text: longText }),
  // A name may be invalid, for example half typed: the cell shows an error, and nothing runs.
  v.object({ ...base, kind: v.literal('sql'), name, sql: longText }),
  v.object({ ...base, kind: v.literal('chart'), spec: longText }),
]);

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** As with the settings, missing values get their default. */
const improve = v.object({
  from: v.optional(v.nullable(name), DEFAULT_IMPROVE.from),
  folds: v.optional(whole(2, 20), DEFAULT_IMPROVE.folds),
  thresholds: v.optional(
    v.object({
      criterion: v.picklist(CRITERIA),
      limit: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)),
      scope: v.picklist(SCOPES),
      fewest: whole(0, 1_000_000),
    }),
    DEFAULT_IMPROVE.thresholds,
  ),
  recalibration: v.optional(
    v.object({
      method: v.picklist(METHODS),
      scope: v.picklist(SCOPES),
      fewest: whole(1, 1_000_000),
      smooth: v.boolean(),
    }),
    DEFAULT_IMPROVE.recalibration,
  ),
  ensemble: v.optional(
    v.object({
      members: v.nullable(v.pipe(v.array(name), v.maxLength(MOST_MEMBERS))),
      against: v.nullable(name),
      mean: v.picklist(MEANS),
      weighting: v.picklist(WEIGHTINGS),
      weights: v.record(name, v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000))),
      statistic: v.picklist(RANKED_BY),
      scope: v.picklist(SCOPES),
      fewest: whole(0, 1_000_000),
      rounds: whole(1, 50),
    }),
    DEFAULT_IMPROVE.ensemble,
  ),
});

/** Every setting may be missing: settings added after the file was saved get their default. */
const settings: v.GenericSchema<unknown, NotebookSettings> = v.object({
  threshold: v.optional(
    v.pipe(
      share,
      v.transform((threshold) => gridIndex(threshold) / GRID_STEPS),
    ),
    INITIAL_SETTINGS.threshold,
  ),
  challenge: v.optional(v.nullable(savedChallenge), INITIAL_SETTINGS.challenge),
  bands: v.optional(v.nullable(savedBands), INITIAL_SETTINGS.bands),
  ranking: v.optional(v.nullable(savedRanking), INITIAL_SETTINGS.ranking),
  bins: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100)),
    INITIAL_SETTINGS.bins,
  ),
  binning: v.optional(v.picklist(BINNINGS), INITIAL_SETTINGS.binning),
  task: v.optional(v.nullable(name), INITIAL_SETTINGS.task),
  hiddenTeams: v.optional(names, [...INITIAL_SETTINGS.hiddenTeams]),
  order: v.optional(v.picklist(['prevalence', 'name', 'file']), INITIAL_SETTINGS.order),
  shown: v.optional(
    v.nullable(v.pipe(v.array(v.picklist(['published', 'built-in', 'own'])), v.maxLength(3))),
    INITIAL_SETTINGS.shown,
  ),
  improve: v.optional(improve, DEFAULT_IMPROVE),
  tuned: v.optional(v.boolean(), INITIAL_SETTINGS.tuned),
});

const { replicates, seed, cluster, level, method, shown } = DEFAULT_UNCERTAINTY;

/** As with the settings, missing values get their default. */
const uncertainty: v.GenericSchema<unknown, UncertaintySettings> = v.object({
  replicates: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(FEWEST_REPLICATES), v.maxValue(MOST_REPLICATES)),
    replicates,
  ),
  seed: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
    seed,
  ),
  cluster: v.optional(v.nullable(name), cluster),
  level: v.optional(
    v.pipe(v.number(), v.transform(roundedLevel), v.minValue(0.5), v.maxValue(0.999)),
    level,
  ),
  method: v.optional(v.picklist(['jackknife', 'percentile', 'bca']), method),
  shown: v.optional(v.boolean(), shown),
});

const choice = v.union([longText, v.number(), v.boolean(), names]);

const selection = v.object({
  classes: v.optional(names, [...NOTHING_SELECTED.classes]),
  teams: v.optional(names, [...NOTHING_SELECTED.teams]),
  bands: v.optional(names, [...NOTHING_SELECTED.bands]),
});

const fileName = v.pipe(v.string(), v.maxLength(1000));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const size = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Tags by key of the image. */
const tags = v.record(
  hash,
  v.object({
    kinds: v.pipe(
      v.array(v.picklist(TAG_KINDS.map(({ value }) => value))),
      v.maxLength(TAG_KINDS.length),
    ),
    note: v.pipe(v.string(), v.maxLength(LONGEST_NOTE)),
  }),
);

const meaning = v.picklist(MEANINGS);
const meanings = v.object({
  blank: v.exactOptional(meaning),
  minusOne: v.exactOptional(meaning),
  zero: v.exactOptional(meaning),
  words: v.exactOptional(v.record(name, meaning)),
  cut: v.exactOptional(v.nullable(share)),
});

const overrides = v.object({
  role: v.exactOptional(
    v.picklist(['labels', 'predictions', 'counts', 'metadata', 'score-counts', 'classes']),
  ),
  idColumn: v.exactOptional(fileName),
  classes: v.exactOptional(v.record(fileName, v.nullable(fileName))),
  scale: v.exactOptional(v.picklist(SCORE_SCALES)),
  meanings: v.exactOptional(meanings),
  layout: v.exactOptional(v.picklist(LAYOUTS)),
  described: v.exactOptional(
    v.object({
      ids: v.array(fileName),
      attributes: v.array(fileName),
      lists: v.array(fileName),
      classes: v.array(fileName),
    }),
  ),
  classNames: v.exactOptional(v.pipe(v.array(fileName), v.maxLength(100_000))),
  duplicates: v.exactOptional(v.picklist(['mean', 'max'])),
  rowOrder: v.exactOptional(v.boolean()),
  readerColumn: v.exactOptional(v.nullable(fileName)),
  gold: v.exactOptional(v.union([v.picklist(['majority', 'any']), v.object({ reader: fileName })])),
  isReader: v.exactOptional(v.boolean()),
  missingImages: v.exactOptional(v.literal('score-0')),
});

/** A file the notebook was made with. */
const rememberedFile: v.GenericSchema<unknown, RememberedFile> = v.object({
  name: fileName,
  size,
  hash,
  choices: v.object({
    overrides,
    team: v.exactOptional(fileName),
    task: v.exactOptional(fileName),
    trainingImages: v.exactOptional(size),
  }),
  taskFile: v.exactOptional(hash),
});

/** An id that an earlier cell has too. */
const duplicateId = (cells: readonly { id: string }[]) =>
  cells.find(({ id }, index) => cells.findIndex((other) => other.id === id) < index)?.id;

/** A notebook of the present version. Keys it does not know are left out. */
export const savedNotebook = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  title: v.pipe(v.string(), v.maxLength(200)),
  cells: v.pipe(
    v.array(cell),
    v.maxLength(500),
    v.check(
      (cells) => duplicateId(cells) === undefined,
      ({ input }) => `a different id for each cell, but “${duplicateId(input)}” is repeated`,
    ),
  ),
  settings,
  uncertainty: v.optional(uncertainty, DEFAULT_UNCERTAINTY),
  choices: v.record(id, v.record(name, choice)),
  selection,
  tags: v.optional(tags, {}),
  files: v.optional(v.pipe(v.array(rememberedFile), v.maxLength(2000)), []),
});
