import { canonicalClassKey } from '@/lib/challenge/class-names';
import type { ImproveFound, ImprovePlan, PlanKind } from './improve';
import type { FittedMap } from './recalibration';

/** Kinds of plan that fit something which can be measured on another task. */
export type FittingKind = Exclude<PlanKind, 'rates'>;

type Values = { readonly thresholds: number; readonly recalibration: FittedMap };

/** What was fitted for classes of another task, by the names of the classes here. */
export type Given<Kind extends FittingKind> = Readonly<Record<string, Values[Kind]>>;

type Fitted = {
  readonly [Kind in FittingKind]: (
    found: NonNullable<ImproveFound[Kind]>,
  ) => readonly (readonly [name: string, value: Values[Kind]])[];
};

const FITTED: Fitted = {
  thresholds: ({ classes }) =>
    classes.flatMap((own) => (Number.isNaN(own.threshold) ? [] : [[own.class, own.threshold]])),
  recalibration: ({ classes }) =>
    classes.flatMap((own) => (own.fitted === null ? [] : [[own.class, own.fitted]])),
};

/**
 * What was fitted on all images of another task, for the classes of this one; classes are matched by
 * their keys.
 */
export function givenOf<Kind extends FittingKind>(
  kind: Kind,
  found: NonNullable<ImproveFound[Kind]>,
  here: readonly string[],
): Given<Kind> {
  const fitted = FITTED[kind](found);
  const byKey = new Map(fitted.map(([name, value]) => [canonicalClassKey(name), value] as const));
  const known = here.flatMap((name) => {
    const value = byKey.get(canonicalClassKey(name));
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(known);
}

/** A plan that measures what was fitted on another task in place of what is cross-fitted. */
export function withGiven<Kind extends FittingKind>(
  plan: Extract<ImprovePlan, { kind: Kind }>,
  given: Given<Kind>,
): Extract<ImprovePlan, { kind: Kind }> {
  return { ...plan, given };
}
