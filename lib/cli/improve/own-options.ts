import { MEANS, WEIGHTINGS } from '@/lib/improve/ensemble';
import { METHODS } from '@/lib/improve/recalibration';
import { SCOPES } from '@/lib/improve/tuned';
import { CRITERIA, RANKED_BY } from '@/lib/metrics';
import type { OptionText } from '../evaluate/option-text';
import { UsageError } from '../terminal/usage-error';

/** What the command can try. */
export const ACTIONS = ['thresholds', 'calibrate', 'ensemble', 'rates'] as const;

export type Action = (typeof ACTIONS)[number];

interface OwnText extends OptionText {
  /** Whether it takes several values. */
  readonly many?: boolean;
  /** The actions it goes with; all where left out. */
  readonly only?: readonly Action[];
}

const FITTED = ['thresholds', 'calibrate', 'ensemble'] as const;

/** Options that only `longtail improve` has, or gives another meaning. */
export const OWN_OPTIONS = {
  criterion: {
    value: 'NAME',
    only: ['thresholds'],
    text: [
      `What a threshold is chosen by: ${CRITERIA.join(', ')}. Default: f1.`,
      'fnr and fpr: a rate of at most --limit. cost: a missed positive costs --limit false',
      'positives. prevalence: as many positive calls as positive images.',
    ],
  },
  limit: {
    value: 'X',
    only: ['thresholds'],
    text: ['The rate of --criterion fnr and fpr (default 0.1), or the cost ratio (default 10).'],
  },
  method: {
    value: 'NAME',
    only: ['calibrate'],
    text: [`How scores are recalibrated: ${METHODS.join(', ')}. Default: platt.`],
  },
  mean: {
    value: 'NAME',
    only: ['ensemble'],
    text: [`What the mean is taken of: ${MEANS.join(', ')}. Default: probability.`],
  },
  weighting: {
    value: 'NAME',
    only: ['ensemble'],
    text: [
      `How members are weighted: ${WEIGHTINGS.join(', ')} (--weights). Default: equal, or chosen`,
      'with --weights. greedy: forward selection with replacement, cross-fitted.',
    ],
  },
  weights: {
    value: 'TEAM=W...',
    many: true,
    only: ['ensemble'],
    text: ['Weights of members, 0 or more; 1 for those not named.'],
  },
  statistic: {
    value: 'NAME',
    only: ['ensemble'],
    text: [`What is measured, and selected for: ${RANKED_BY.join(', ')}. Default: ap.`],
  },
  rounds: {
    value: 'N',
    only: ['ensemble'],
    text: ['Members that --weighting greedy adds at most, 1 to 50. Default: 10.'],
  },
  against: {
    value: 'TEAM',
    only: ['ensemble'],
    text: ['The member the ensemble is compared with. Default: the best on these images.'],
  },
  'scores-format': {
    value: 'NAME',
    only: ['ensemble'],
    text: ['How --out holds the scores of the ensemble: csv, parquet. Default: csv.'],
  },
  scope: {
    value: 'NAME',
    only: FITTED,
    text: [
      `What shares a threshold, map or weights: ${SCOPES.join(', ')} (all classes). Default: class,`,
      'and all for ensemble.',
    ],
  },
  fewest: {
    value: 'N',
    only: FITTED,
    text: [
      'A class with fewer positives among the images fitted on takes the threshold, or weights, of',
      'its band, and is not recalibrated. Default: 10, and 30 for ensemble.',
    ],
  },
  folds: {
    value: 'K',
    only: FITTED,
    text: ['Folds of the cross-fit, by patient where known. Default: 5.'],
  },
  seed: { value: 'N', only: FITTED, text: ['Seed of the folds. Default: 7.'] },
  cluster: {
    value: 'COLUMN',
    text: [
      'Column whose equal values stay in one fold; none for single images. Default: the patient,',
      'where a file names it.',
    ],
  },
  confidence: {
    value: 'P',
    text: ['Confidence level of the intervals, 0.5 to 0.999. Default: 0.95.'],
  },
  'fit-labels': {
    value: 'FILE',
    only: ['thresholds', 'calibrate'],
    text: ['Labels of another task, such as a development set, to fit on in place of folds.'],
  },
  'fit-predictions': {
    value: 'FILE...',
    many: true,
    only: ['thresholds', 'calibrate'],
    text: ['Predictions of the same teams for that task.'],
  },
} as const satisfies Readonly<Record<string, OwnText>>;

export type OwnOption = keyof typeof OWN_OPTIONS;

export const ownText = (name: OwnOption): OwnText => OWN_OPTIONS[name];

const isOwn = (name: string): name is OwnOption => Object.hasOwn(OWN_OPTIONS, name);

/** The values of the options above, and all other arguments, in their order. */
export function splitOptions(args: readonly string[]): {
  readonly own: ReadonlyMap<OwnOption, readonly string[]>;
  readonly others: readonly string[];
} {
  const own = new Map<OwnOption, string[]>();
  const others: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const [, name = '', inline] = /^--([^=]+)(?:=(.*))?$/s.exec(args[i]!) ?? [];
    if (!isOwn(name)) {
      others.push(args[i]!);
      continue;
    }
    const { many = false, value } = ownText(name);
    if (own.has(name) && !many) {
      throw new UsageError(`--${name} is given more than once; give it once`);
    }
    const values = inline === undefined ? [] : [inline];
    const isValue = (text: string | undefined) => text !== undefined && !/^-(?!\d)/.test(text);
    while (isValue(args[i + 1]) && (many || values.length === 0)) values.push(args[++i]!);
    if (values.length === 0 || values.includes('')) {
      throw new UsageError(`--${name} is given without a value; expected ${value}`);
    }
    own.set(name, [...(own.get(name) ?? []), ...values]);
  }
  return { own, others };
}
