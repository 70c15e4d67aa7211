import { METHODS } from '@/lib/improve/recalibration';
import { SCOPES } from '@/lib/improve/tuned';
import { CRITERIA } from '@/lib/metrics';
import type { OptionText } from '../evaluate/option-text';
import { UsageError } from '../terminal/usage-error';

/** Options that only `longtail improve` has, or gives another meaning. */
export const OWN_OPTIONS = {
  criterion: {
    value: 'NAME',
    text: [
      `What a threshold is chosen by: ${CRITERIA.join(', ')}. Default: f1.`,
      'fnr and fpr: a rate of at most --limit. cost: a missed positive costs --limit false',
      'positives. prevalence: as many positive calls as positive images.',
    ],
  },
  limit: {
    value: 'X',
    text: ['The rate of --criterion fnr and fpr (default 0.1), or the cost ratio (default 10).'],
  },
  method: {
    value: 'NAME',
    text: [`How scores are recalibrated: ${METHODS.join(', ')}. Default: platt.`],
  },
  scope: {
    value: 'NAME',
    text: [`What shares a threshold or map: ${SCOPES.join(', ')} (all classes). Default: class.`],
  },
  fewest: {
    value: 'N',
    text: [
      'A class with fewer positives among the images fitted on takes the threshold of its band,',
      'and is not recalibrated.',
      'Default: 10.',
    ],
  },
  folds: { value: 'K', text: ['Folds of the cross-fit, by patient where known. Default: 5.'] },
  seed: { value: 'N', text: ['Seed of the folds. Default: 7.'] },
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
    text: ['Labels of another task, such as a development set, to fit on in place of folds.'],
  },
  'fit-predictions': {
    value: 'FILE...',
    many: true,
    text: ['Predictions of the same teams for that task.'],
  },
} as const satisfies Readonly<Record<string, OptionText>>;

export type OwnOption = keyof typeof OWN_OPTIONS;

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
    const many = name === 'fit-predictions';
    if (own.has(name) && !many) {
      throw new UsageError(`--${name} is given more than once; give it once`);
    }
    const values = inline === undefined ? [] : [inline];
    const isValue = (text: string | undefined) => text !== undefined && !/^-(?!\d)/.test(text);
    while (isValue(args[i + 1]) && (many || values.length === 0)) values.push(args[++i]!);
    if (values.length === 0 || values.includes('')) {
      const { value } = OWN_OPTIONS[name];
      throw new UsageError(`--${name} is given without a value; expected ${value}`);
    }
    own.set(name, [...(own.get(name) ?? []), ...values]);
  }
  return { own, others };
}
