import * as v from 'valibot';
import { MEANS, WEIGHTINGS } from '@/lib/improve/ensemble';
import { SCOPES } from '@/lib/improve/tuned';
import type { OutcomeKind, OutcomeValues, StoredOutcome } from './outcomes';

/** Any number, NaN too. */
const number = v.custom<number>((value) => typeof value === 'number', 'a number');
const text = v.pipe(v.string(), v.maxLength(10_000));
const doubles = v.instance(Float64Array);
const counts = v.instance(Uint32Array);
const list = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.maxLength(1_000_000));

const gain = v.object({ difference: number, error: number });
const confusion = v.object({ tp: number, fp: number, fn: number, tn: number });
const three = <Item extends v.GenericSchema>(item: Item) => ({ f1: item, fnr: item, fpr: item });
const rates = v.object(three(number));
const gains = v.object(three(gain));
const named = { class: text, band: v.nullable(text) };
const group = { band: v.nullable(text), classes: number };

const improved = <Found extends v.GenericSchema>(found: Found) =>
  v.object({
    task: text,
    from: v.nullable(text),
    level: number,
    submissions: list(v.object({ team: text, found })),
  });

const tuned = v.object({
  classes: list(
    v.object({
      ...named,
      source: v.picklist([...SCOPES, 'task']),
      threshold: number,
      ofFold: list(number),
      range: v.tuple([number, number]),
      gains,
      before: confusion,
      tuned: confusion,
      same: confusion,
    }),
  ),
  groups: list(v.object({ ...group, gains, before: rates, tuned: rates, same: rates })),
});

const bins = v.pipe(
  v.object({
    lower: doubles,
    upper: doubles,
    count: counts,
    meanScore: doubles,
    positiveRate: doubles,
    accuracy: doubles,
  }),
  v.check(
    (own) => Object.values(own).every(({ length }) => length === own.count.length),
    'columns of one length',
  ),
);

const state = v.object({
  brier: number,
  logLoss: number,
  ece: number,
  eceDebiased: number,
  smoothEce: number,
  calibration: number,
  refinement: number,
  ap: number,
  bins,
});

const map = v.variant('kind', [
  v.object({
    kind: v.literal('logistic'),
    map: v.object({ a: number, b: number, intercept: number }),
  }),
  v.object({ kind: v.literal('steps'), map: v.object({ x: doubles, y: doubles }) }),
  v.object({ kind: v.literal('bins'), map: v.object({ edges: doubles, y: doubles }) }),
]);

const errors = { brierGain: gain, logLossGain: gain };

const recalibrated = v.object({
  classes: list(
    v.object({
      ...named,
      ...errors,
      positives: number,
      images: number,
      fitted: v.nullable(map),
      map: v.nullable(text),
      order: v.nullable(v.picklist(['same', 'ties', 'reversed'])),
      before: state,
      after: state,
    }),
  ),
  groups: list(v.object({ ...group, ...errors })),
});

const rate = v.object({ value: number, lower: number, upper: number });

const fixedRates = v.object({
  classes: list(
    v.object({
      class: text,
      positives: number,
      negatives: number,
      points: list(
        v.object({
          rate: v.picklist(['specificity', 'sensitivity']),
          at: number,
          threshold: number,
          sensitivity: rate,
          specificity: rate,
        }),
      ),
    }),
  ),
});

const compared = { before: number, after: number, same: number, gain };

const ensemble = v.object({
  fit: v.object({
    mean: v.picklist(MEANS),
    weighting: v.picklist(WEIGHTINGS),
    weights: v.record(text, number),
    statistic: v.picklist(['ap', 'auroc']),
    scope: v.picklist(SCOPES),
    fewest: number,
    rounds: number,
  }),
  members: list(
    v.object({ team: text, weight: number, alone: number, without: number, adds: gain }),
  ),
  against: text,
  isAgainstBest: v.boolean(),
  leftOut: list(v.object({ team: text, why: text })),
  images: number,
  classes: list(
    v.object({
      ...named,
      ...compared,
      positives: number,
      source: v.nullable(v.picklist(SCOPES)),
      ofFold: list(doubles),
      ofAll: doubles,
    }),
  ),
  groups: list(v.object({ ...group, ...compared })),
  pairs: list(v.object({ team: text, other: text, images: number, positives: number })),
});

const pair = v.object({
  both: number,
  onlyA: number,
  onlyB: number,
  neither: number,
  onlyARight: number,
  onlyBRight: number,
});

const readers = v.object({
  task: text,
  isGold: v.boolean(),
  classes: list(v.object({ reader: text, class: text, counts: confusion })),
  pairs: list(v.object({ class: text, reader: text, other: text, counts: pair })),
  consensus: list(
    v.object({ class: text, readers: number, images: number, unanimous: number, kappa: number }),
  ),
  submissions: list(
    v.object({
      team: text,
      pairs: list(
        v.object({
          class: text,
          reader: text,
          counts: v.nullable(pair),
          ofReader: confusion,
          ofTeam: v.nullable(confusion),
          recallAtFpr: number,
        }),
      ),
    }),
  ),
});

const related = { child: text, parent: text };

const contradictions = v.object({
  task: text,
  labels: list(v.object({ ...related, positives: number, contradictions: number })),
  submissions: list(
    v.object({
      team: text,
      pairs: list(v.object({ ...related, images: number, above: number, calls: counts })),
    }),
  ),
});

const VALUES: { readonly [Kind in OutcomeKind]: v.GenericSchema<unknown, OutcomeValues[Kind]> } = {
  thresholds: improved(tuned),
  recalibration: improved(recalibrated),
  rates: improved(fixedRates),
  ensemble: improved(ensemble),
  readers,
  contradictions,
};

const KINDS = Object.keys(VALUES) as OutcomeKind[];

const head = v.object({ kind: v.picklist(KINDS), settings: text, value: v.unknown() });

/** The outcomes of each task of a results file. */
export const OUTCOMES = v.array(
  v.array(
    v.pipe(
      head,
      v.rawTransform(({ dataset: { value }, addIssue, NEVER }): StoredOutcome => {
        const found = v.safeParse(VALUES[value.kind], value.value);
        if (found.success) return { ...value, value: found.output };
        const [issue] = found.issues;
        addIssue({
          message: issue.message,
          expected: issue.expected ?? 'a valid value',
          received: `${v.getDotPath(issue) ?? value.kind} of ${value.kind}: ${issue.received}`,
        });
        return NEVER;
      }),
    ),
  ),
);
