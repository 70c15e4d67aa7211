import { MEANS, WEIGHTINGS } from '@/lib/improve/ensemble';
import { METHODS } from '@/lib/improve/recalibration';
import { DEFAULT_IMPROVE, type ImproveSettings } from '@/lib/improve/settings';
import { SCOPES } from '@/lib/improve/tuned';
import { CRITERIA, RANKED_BY } from '@/lib/metrics';
import { type Options, parseOptions } from '../evaluate/options';
import { UsageError } from '../terminal/usage-error';
import { ACTIONS, type Action, type OwnOption, ownText, splitOptions } from './own-options';

const SCORES_FORMATS = ['csv', 'parquet'] as const;

export interface ImproveOptions {
  readonly action: Action;
  /** Files, and how they are read and scored: as for `evaluate`. */
  readonly files: Options & { readonly labels: string };
  readonly improve: ImproveSettings;
  readonly seed: number;
  readonly cluster: string | null;
  readonly level: number;
  /** How the scores of an ensemble are written. */
  readonly scoresFormat: (typeof SCORES_FORMATS)[number];
  /** The task to fit on; null to cross-fit. */
  readonly fit: { readonly labels: string; readonly predictions: readonly string[] } | null;
}

type Own = ReadonlyMap<OwnOption, readonly string[]>;

function number(
  own: Own,
  name: OwnOption,
  expected: string,
  fits: (n: number) => boolean,
): number | undefined {
  const text = own.get(name)?.[0];
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value) && fits(value)) return value;
  throw new UsageError(`--${name} is ${text}; expected ${expected}`);
}

const whole = (own: Own, name: OwnOption, least: number, most: number) =>
  number(
    own,
    name,
    `a whole number from ${least} to ${most}`,
    (n) => Number.isInteger(n) && n >= least && n <= most,
  );

function oneOf<T extends string>(own: Own, name: OwnOption, allowed: readonly T[]): T | undefined {
  const text = own.get(name)?.[0];
  const found = allowed.find((value) => value === text);
  if (text === undefined || found !== undefined) return found;
  throw new UsageError(`--${name} is ${text}; expected ${allowed.join(', ')}`);
}

function thresholdsOf(own: Own): ImproveSettings['thresholds'] {
  const usual = DEFAULT_IMPROVE.thresholds;
  const criterion = oneOf(own, 'criterion', CRITERIA) ?? usual.criterion;
  const isCost = criterion === 'cost';
  const limit = isCost
    ? number(own, 'limit', 'a number above 0', (n) => n > 0)
    : number(own, 'limit', 'a rate from 0 to 1', (n) => n >= 0 && n <= 1);
  if (limit !== undefined && !['fnr', 'fpr', 'cost'].includes(criterion)) {
    throw new UsageError(`--limit goes with --criterion fnr, fpr or cost, not with ${criterion}`);
  }
  return {
    criterion,
    limit: limit ?? (isCost ? 10 : usual.limit),
    scope: oneOf(own, 'scope', SCOPES) ?? usual.scope,
    fewest: whole(own, 'fewest', 0, 1_000_000) ?? usual.fewest,
  };
}

function recalibrationOf(own: Own): ImproveSettings['recalibration'] {
  const usual = DEFAULT_IMPROVE.recalibration;
  return {
    method: oneOf(own, 'method', METHODS) ?? usual.method,
    scope: oneOf(own, 'scope', SCOPES) ?? usual.scope,
    fewest: whole(own, 'fewest', 0, 1_000_000) ?? usual.fewest,
    smooth: true,
  };
}

function weightsOf(own: Own): Readonly<Record<string, number>> {
  const weights = (own.get('weights') ?? []).map((text): [string, number] => {
    const at = text.lastIndexOf('=');
    const weight = at < 1 || at === text.length - 1 ? Number.NaN : Number(text.slice(at + 1));
    if (weight >= 0 && Number.isFinite(weight)) return [text.slice(0, at), weight];
    throw new UsageError(`--weights has ${text}; expected TEAM=W with a number W of 0 or more`);
  });
  return Object.fromEntries(weights);
}

function ensembleOf(own: Own): ImproveSettings['ensemble'] {
  const usual = DEFAULT_IMPROVE.ensemble;
  const weights = weightsOf(own);
  const weighting = oneOf(own, 'weighting', WEIGHTINGS);
  if (own.has('weights') && weighting !== undefined && weighting !== 'chosen') {
    throw new UsageError(`--weights goes with --weighting chosen, not with ${weighting}`);
  }
  return {
    ...usual,
    against: own.get('against')?.[0] ?? null,
    mean: oneOf(own, 'mean', MEANS) ?? usual.mean,
    weighting: weighting ?? (own.has('weights') ? 'chosen' : 'equal'),
    weights,
    statistic: oneOf(own, 'statistic', RANKED_BY) ?? usual.statistic,
    scope: oneOf(own, 'scope', SCOPES) ?? usual.scope,
    fewest: whole(own, 'fewest', 0, 1_000_000) ?? usual.fewest,
    rounds: whole(own, 'rounds', 1, 50) ?? usual.rounds,
  };
}

function fitOf(own: Own): ImproveOptions['fit'] {
  const labels = own.get('fit-labels')?.[0];
  const predictions = own.get('fit-predictions');
  if ((labels === undefined) !== (predictions === undefined)) {
    throw new UsageError('--fit-labels and --fit-predictions go together; give both');
  }
  return labels === undefined || !predictions ? null : { labels, predictions };
}

/**
 * What the command line asks for; `'help'` where that is asked for.
 *
 * @throws UsageError
 */
export function parseImproveOptions(args: readonly string[]): ImproveOptions | 'help' {
  const [first = '', ...rest] = args;
  if (['--help', '-h', 'help'].includes(first)) return 'help';
  const action = ACTIONS.find((name) => name === first);
  if (!action) {
    throw new UsageError(
      `${first ? `there is no action ${first}` : 'the action is missing'}; expected ${ACTIONS.join(', ')}`,
    );
  }
  const { own, others } = splitOptions(rest);
  const files = parseOptions(others);
  if (files === 'help') return 'help';
  const { labels } = files;
  if (labels === null) throw new UsageError('--labels is missing; expected a label file');
  const cluster = own.get('cluster')?.[0] ?? null;
  const useless = [...own.keys()].find((name) => ownText(name).only?.includes(action) === false);
  if (useless) throw new UsageError(`--${useless} does not go with ${action}`);
  return {
    action,
    files: { ...files, labels },
    improve: {
      from: null,
      folds: whole(own, 'folds', 2, 20) ?? DEFAULT_IMPROVE.folds,
      thresholds: thresholdsOf(own),
      recalibration: recalibrationOf(own),
      ensemble: ensembleOf(own),
    },
    scoresFormat: oneOf(own, 'scores-format', SCORES_FORMATS) ?? 'csv',
    seed: whole(own, 'seed', 0, Number.MAX_SAFE_INTEGER) ?? 7,
    cluster: cluster === 'none' ? '' : cluster,
    level:
      number(own, 'confidence', 'a number from 0.5 to 0.999', (n) => n >= 0.5 && n <= 0.999) ??
      0.95,
    fit: fitOf(own),
  };
}
