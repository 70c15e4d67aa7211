import type { StatedMeanings } from '@/lib/challenge/label-meaning';
import { LEVELS, type Level } from '@/lib/results/types';
import {
  BINNINGS,
  DEFAULT_SETTINGS,
  type EvaluationSettings,
  GRID_STEPS,
} from '@/lib/scoring/settings';
import { UsageError } from '../terminal/usage-error';
import { type ChallengeOptions, challengeOptions } from './challenge';
import type { GatheredOptions } from './gathered-scores';
import { givenOptions } from './given-options';
import type { ImageOptions } from './image-tables';
import {
  type ChosenScale,
  INCOMPLETE,
  type Incomplete,
  meaningOptions,
  scaleOptions,
} from './meaning-options';
import { FORMATS, type OptionName } from './option-list';
import { numberOf, oneOf, whole } from './option-values';
import { platformFiles } from './platforms';
import { type ReadingOptions, readingOptions } from './reading-options';
import { nameList } from './sql-options';
import type { ResultsOptions } from './task-results';

export type Format = (typeof FORMATS)[number];

export interface BootstrapOptions {
  readonly replicates: number;
  readonly seed: number;
  /** Column to resample by; null for the patient where known, '' for single images. */
  readonly cluster: string | null;
  readonly level: number;
}

export interface Options {
  /** Null for score counts, which need none. */
  readonly labels: string | null;
  /** As given: paths, patterns, NAME=FILE. */
  readonly predictions: readonly string[];
  readonly counts?: string;
  readonly trainingImages?: number;
  readonly metadata?: string;
  readonly task?: string;
  readonly scales: readonly ChosenScale[];
  readonly meanings: StatedMeanings;
  readonly incomplete: Incomplete;
  readonly reading: ReadingOptions;
  readonly keepGoing: boolean;
  readonly settings: EvaluationSettings;
  readonly challenge: ChallengeOptions;
  /** Null without `--bootstrap`. */
  readonly bootstrap: BootstrapOptions | null;
  readonly format: Format;
  readonly out?: string;
  /** Null where no file of single images is asked for. */
  readonly images: ImageOptions | null;
  /** Null for no tables that need the scores of all teams at once. */
  readonly gathered: GatheredOptions | null;
  /** Whether findings are printed. */
  readonly findings: boolean;
  /** Path of the HTML report. */
  readonly report?: string;
  /** Null where no results file is asked for. */
  readonly results: ResultsOptions | null;
}

/** A threshold on the grid of stored counts. */
export function threshold(text: string): number {
  const onGrid = (value: number) =>
    value >= 0 &&
    value <= 1 &&
    Math.abs(value * GRID_STEPS - Math.round(value * GRID_STEPS)) < 1e-9;
  const value = numberOf('threshold', text, `a multiple of ${1 / GRID_STEPS} from 0 to 1`, onGrid);
  return Math.round(value * GRID_STEPS) / GRID_STEPS;
}

/** Reads the value of an option; undefined where it is not given. */
export type One = <T>(name: OptionName, read: (text: string) => T) => T | undefined;

export function oneOfGiven(given: ReadonlyMap<OptionName, readonly string[]>): One {
  return (name, read) => {
    const text = given.get(name)?.[0];
    return text === undefined ? undefined : read(text);
  };
}

const isDetail = (text: string): text is Level => LEVELS.some((level) => level === text);

function resultsOptions(one: One): ResultsOptions | null {
  const path = one('results', String);
  const given = {
    level: one('level', (text) => (isDetail(text) ? text : undefined)),
    'min-count': one('min-count', (n) => whole('min-count', n, 1, 1_000_000)),
    subgroups: one('subgroups', (text) => (text === 'none' ? [] : nameList('subgroups', text))),
  };
  if (path !== undefined) {
    return {
      path,
      level: given.level ?? 'summary',
      minimumCount: given['min-count'] ?? 1,
      subgroups: given.subgroups ?? null,
    };
  }
  const lone = Object.entries(given).find(([, value]) => value !== undefined)?.[0];
  if (lone) throw new UsageError(`--${lone} needs --results, the file to write`);
  return null;
}

/** @throws UsageError where there are score counts only, which know no images */
function imageOptions(one: One, labels: string | null): ImageOptions | null {
  const misses = one('misses', String) ?? null;
  const labelCandidates = one('label-candidates', String) ?? null;
  if (misses === null && labelCandidates === null) return null;
  if (labels === null) {
    const name = misses === null ? 'label-candidates' : 'misses';
    throw new UsageError(`--${name} needs --labels, and predictions with a row for each image`);
  }
  return { misses, labelCandidates };
}

/** @throws UsageError without labels, or a folder to write to */
function gatheredOptions(
  slices: boolean,
  one: One,
  labels: string | null,
  out: string | undefined,
): GatheredOptions | null {
  const secondLabels = one('second-labels', String) ?? null;
  if (!slices && secondLabels === null) return null;
  const name = slices ? 'slices' : 'second-labels';
  if (labels === null) {
    throw new UsageError(`--${name} needs --labels, and predictions with a row for each image`);
  }
  if (out === undefined) throw new UsageError(`--${name} needs --out, the folder for its tables`);
  return { slices, secondLabels };
}

/** @throws UsageError where what is printed is to be read by a program */
export function findingsOption(isGiven: boolean, format: Format): boolean {
  if (isGiven && (format === 'json' || format === 'csv' || format === 'evalai')) {
    throw new UsageError(
      `--findings prints sentences, not ${format}; use --out, which writes findings.csv`,
    );
  }
  return isGiven;
}

const isConfidence = (share: number) => share >= 0.5 && share <= 0.999;

/** A confidence level. */
export const confidence = (text: string) =>
  numberOf('confidence', text, 'a number from 0.5 to 0.999', isConfidence);

function bootstrapOptions(one: One): BootstrapOptions | null {
  const replicates = one('bootstrap', (n) => whole('bootstrap', n, 100, 5000));
  const rest = {
    seed: one('seed', (n) => whole('seed', n, 0, Number.MAX_SAFE_INTEGER)),
    cluster: one('cluster', (column) => (column === 'none' ? '' : column)),
    confidence: one('confidence', confidence),
    level: one('level', (text) =>
      isDetail(text)
        ? undefined
        : numberOf('level', text, 'summary or exact, or a number from 0.5 to 0.999', isConfidence),
    ),
  };
  if (rest.confidence !== undefined && rest.level !== undefined) {
    throw new UsageError('--confidence and --level say the same; leave out --level');
  }
  if (replicates !== undefined) {
    const { seed = 7, cluster = null, level = 0.95, confidence: own = level } = rest;
    return { replicates, seed, cluster, level: own };
  }
  const lone = Object.entries(rest).find(([, value]) => value !== undefined)?.[0];
  if (lone) throw new UsageError(`--${lone} needs --bootstrap, the number of replicates`);
  return null;
}

interface GivenFiles {
  readonly labels: string | undefined;
  readonly predictions: readonly string[] | undefined;
  readonly input: string | undefined;
}

/** The files to score: as given, or those of a platform's input folder. */
function filesToScore(
  format: Format,
  { labels, predictions, input }: GivenFiles,
  out: string | undefined,
): Pick<Options, 'labels' | 'predictions'> {
  if (format === 'codabench') {
    if (input === undefined || out === undefined) {
      throw new UsageError(
        '--format codabench needs --input and --out, the folders of the platform',
      );
    }
    if (predictions) {
      throw new UsageError(
        '--format codabench reads the submission from res/ of --input; leave out --predictions',
      );
    }
    return platformFiles(input, labels);
  }
  if (input !== undefined) throw new UsageError('--input needs --format codabench');
  if (format === 'evalai' && predictions?.length !== 1) {
    throw new UsageError('--format evalai needs --predictions, the one file of the submission');
  }
  if (!predictions) throw new UsageError('--predictions is missing; expected one or more files');
  return { labels: labels ?? null, predictions };
}

/**
 * The options on the command line; `'help'` if `--help` is among them.
 *
 * @throws UsageError
 */
export function parseOptions(args: readonly string[]): Options | 'help' {
  const given = givenOptions(args);
  if (given.has('help')) return 'help';
  const one = oneOfGiven(given);
  const text = (name: OptionName) => one(name, String);
  const format = one('format', (value) => oneOf('format', value, FORMATS)) ?? 'table';
  const out = text('out');
  const { labels, predictions } = filesToScore(
    format,
    { labels: text('labels'), predictions: given.get('predictions'), input: text('input') },
    out,
  );
  if (format === 'parquet' && out === undefined) {
    throw new UsageError('--format parquet needs --out, the folder for the Parquet files');
  }
  return {
    labels,
    predictions,
    counts: text('counts'),
    trainingImages: one('training-images', (n) => whole('training-images', n, 1, Infinity)),
    metadata: text('metadata'),
    task: text('task'),
    scales: scaleOptions(given),
    meanings: meaningOptions(given),
    incomplete: one('incomplete', (value) => oneOf('incomplete', value, INCOMPLETE)) ?? 'mark',
    reading: readingOptions(given),
    keepGoing: given.has('keep-going'),
    challenge: challengeOptions(one, one('threshold', threshold)),
    settings: {
      ...DEFAULT_SETTINGS,
      threshold: one('threshold', threshold) ?? DEFAULT_SETTINGS.threshold,
      bins: one('bins', (n) => whole('bins', n, 2, 100)) ?? DEFAULT_SETTINGS.bins,
      binning:
        one('binning', (text) => oneOf('binning', text, BINNINGS)) ?? DEFAULT_SETTINGS.binning,
    },
    bootstrap: bootstrapOptions(one),
    format,
    out,
    images: imageOptions(one, labels),
    gathered: gatheredOptions(given.has('slices'), one, labels, out),
    findings: findingsOption(given.has('findings'), format),
    report: text('report'),
    results: resultsOptions(one),
  };
}
