import type { ScoreScale } from '@/lib/ingest/types';
import { DEFAULT_SETTINGS, type EvaluationSettings, GRID_STEPS } from '@/lib/scoring/settings';
import { givenOptions } from './given-options';
import { FORMATS, type OptionName, SCALES } from './option-list';
import { UsageError } from './usage-error';

export type Format = (typeof FORMATS)[number];

export interface BootstrapOptions {
  readonly replicates: number;
  readonly seed: number;
  /** Column to resample by; null for the patient where known, '' for single images. */
  readonly cluster: string | null;
  readonly level: number;
}

export interface Options {
  readonly labels: string;
  /** As given: paths, patterns, NAME=FILE. */
  readonly predictions: readonly string[];
  readonly counts?: string;
  readonly trainingImages?: number;
  readonly metadata?: string;
  readonly task?: string;
  readonly scale: ScoreScale;
  readonly settings: EvaluationSettings;
  /** Null where no replicates are asked for. */
  readonly bootstrap: BootstrapOptions | null;
  readonly format: Format;
  readonly out?: string;
}

function number(name: OptionName, text: string, expected: string, fits: (n: number) => boolean) {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value) && fits(value)) return value;
  throw new UsageError(`--${name} is ${text}; expected ${expected}`);
}

function oneOf<T extends string>(name: OptionName, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} is ${text}; expected ${allowed.join(', ')}`);
}

/** A threshold on the grid on which counts are kept. */
function threshold(text: string): number {
  const onGrid = (value: number) =>
    value >= 0 &&
    value <= 1 &&
    Math.abs(value * GRID_STEPS - Math.round(value * GRID_STEPS)) < 1e-9;
  const value = number('threshold', text, `a multiple of ${1 / GRID_STEPS} from 0 to 1`, onGrid);
  return Math.round(value * GRID_STEPS) / GRID_STEPS;
}

function whole(name: OptionName, text: string, low: number, high: number): number {
  const expected = `a whole number from ${low} ${high === Infinity ? 'up' : `to ${high}`}`;
  return number(name, text, expected, (n) => Number.isInteger(n) && n >= low && n <= high);
}

type One = <T>(name: OptionName, read: (text: string) => T) => T | undefined;

function bootstrapOptions(one: One): BootstrapOptions | null {
  const replicates = one('bootstrap', (n) => whole('bootstrap', n, 100, 5000));
  const rest = {
    seed: one('seed', (n) => whole('seed', n, 0, Number.MAX_SAFE_INTEGER)),
    cluster: one('cluster', (column) => (column === 'none' ? '' : column)),
    level: one('level', (text) =>
      number('level', text, 'a number from 0.5 to 0.999', (n) => n >= 0.5 && n <= 0.999),
    ),
  };
  if (replicates !== undefined) {
    const { seed = 7, cluster = null, level = 0.95 } = rest;
    return { replicates, seed, cluster, level };
  }
  const lone = Object.entries(rest).find(([, value]) => value !== undefined)?.[0];
  if (lone) throw new UsageError(`--${lone} needs --bootstrap, the number of replicates`);
  return null;
}

/**
 * What the command line asks for; `'help'` where that is asked for, whatever else is.
 *
 * @throws UsageError
 */
export function parseOptions(args: readonly string[]): Options | 'help' {
  const given = givenOptions(args);
  if (given.has('help')) return 'help';
  const one: One = (name, read) => {
    const text = given.get(name)?.[0];
    return text === undefined ? undefined : read(text);
  };
  const text = (name: OptionName) => one(name, String);
  const labels = text('labels');
  const predictions = given.get('predictions');
  if (!labels) throw new UsageError('--labels is missing; expected the file with the labels');
  if (!predictions) throw new UsageError('--predictions is missing; expected one or more files');
  const format = one('format', (value) => oneOf('format', value, FORMATS)) ?? 'table';
  const out = text('out');
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
    scale: one('scale', (value) => oneOf('scale', value, SCALES)) ?? 'probability',
    settings: {
      ...DEFAULT_SETTINGS,
      threshold: one('threshold', threshold) ?? DEFAULT_SETTINGS.threshold,
      bins: one('bins', (n) => whole('bins', n, 2, 100)) ?? DEFAULT_SETTINGS.bins,
    },
    bootstrap: bootstrapOptions(one),
    format,
    out,
  };
}
