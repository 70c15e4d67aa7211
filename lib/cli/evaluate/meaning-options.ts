import {
  MEANINGS,
  type Meaning,
  type StatedMeanings,
  spellLabel,
} from '@/lib/challenge/label-meaning';
import { SCORE_SCALES, type ScoreScale } from '@/lib/ingest/types';
import { UsageError } from '../terminal/usage-error';
import { baseName, oneOf } from './option-values';
import type { PredictionFile } from './prediction-files';

type Given = ReadonlyMap<string, readonly string[]>;

/** `NAME=VALUE`, split at the last equals sign. */
function pairOf(option: string, text: string, expected: string): readonly [string, string] {
  const at = text.lastIndexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new UsageError(`--${option} is ${text}; expected ${expected}`);
}

function cutOf(text: string): number {
  const cut = text.trim() === '' ? Number.NaN : Number(text);
  if (cut >= 0 && cut < 1) return cut;
  throw new UsageError(`--cut is ${text}; expected a number from 0 up to below 1`);
}

/**
 * What `--blank`, `--minus-one`, `--zero`, `--label` and `--cut` say of the labels.
 *
 * @throws UsageError
 */
export function meaningOptions(given: Given): StatedMeanings {
  const stated = (option: string) => {
    const text = given.get(option)?.[0];
    return text === undefined ? undefined : oneOf(option, text, MEANINGS);
  };
  const [blank, minusOne, zero] = [stated('blank'), stated('minus-one'), stated('zero')];
  const cut = given.get('cut')?.[0];
  const words = given.get('label')?.map((text): [string, Meaning] => {
    const [word, meaning] = pairOf('label', text, 'WORD=positive, negative or unknown');
    return [spellLabel(word), oneOf('label', meaning, MEANINGS)];
  });
  return {
    ...(blank && { blank }),
    ...(minusOne && { minusOne }),
    ...(zero && { zero }),
    ...(words && { words: Object.fromEntries(words) }),
    ...(cut !== undefined && { cut: cutOf(cut) }),
  };
}

export const INCOMPLETE = ['mark', 'rank', 'refuse'] as const;
export type Incomplete = (typeof INCOMPLETE)[number];

/** A scale for every predictions file, or for one by path, file name or team. */
export interface ChosenScale {
  /** Null for all files that have none of their own. */
  readonly file: string | null;
  readonly scale: ScoreScale;
}

/**
 * What `--scale` says: `percent`, or `FILE=percent` once for each file.
 *
 * @throws UsageError
 */
export function scaleOptions(given: Given): readonly ChosenScale[] {
  return (given.get('scale') ?? []).map((text) => {
    if (!text.includes('=')) return { file: null, scale: oneOf('scale', text, SCORE_SCALES) };
    const [file, scale] = pairOf('scale', text, 'FILE=SCALE');
    return { file, scale: oneOf('scale', scale, SCORE_SCALES) };
  });
}

/**
 * The scale chosen for each file, undefined where none is.
 *
 * @throws UsageError for a scale of a file that is not among them
 */
export function scalesOf(
  files: readonly PredictionFile[],
  chosen: readonly ChosenScale[],
): ReadonlyMap<PredictionFile, ScoreScale | undefined> {
  const names = (file: PredictionFile) => [file.path, baseName(file.path), file.team];
  const stray = chosen.find(
    ({ file }) => file !== null && !files.some((own) => names(own).includes(file)),
  );
  if (stray) {
    throw new UsageError(
      `--scale names "${stray.file}", which is none of the predictions; expected a file or team of --predictions`,
    );
  }
  return new Map(
    files.map((file) => {
      const own = chosen.find((one) => one.file !== null && names(file).includes(one.file));
      return [file, (own ?? chosen.find((one) => one.file === null))?.scale];
    }),
  );
}
