import { describe, expect, it } from 'vitest';
import { RESULT_TABLES, type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import { type Basis, type Dependency, valuesOf } from '@/lib/scoring/tables/declare';

const BASIS: Basis = {
  labels: [{}],
  scores: [{}],
  bins: [15],
  threshold: [0.5],
  bands: [{}],
  ranking: [{}],
  challenge: [{}],
  improve: [{}],
  metadata: [{}, {}],
  clusters: [],
  seed: [1],
  replicates: [],
  level: [0.95],
  teams: [{}],
};
const NAMES = Object.keys(BASIS) as Dependency[];

/** Whether the values are the same ones, as a query session compares them. */
function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

describe.each(Object.keys(RESULT_TABLES) as ResultTableName[])('%s', (name) => {
  const { dependsOn } = tableOf(name);
  const before = valuesOf(dependsOn, BASIS);

  it('rests on the same values while none of them changes', () => {
    expect(same(valuesOf(dependsOn, { ...BASIS, labels: [...BASIS.labels] }), before)).toBe(true);
  });

  it.each(NAMES)('rests on other values after a change of %s only if it depends on it', (what) => {
    const changed = { ...BASIS, [what]: [...BASIS[what], {}] };
    expect(same(valuesOf(dependsOn, changed), before)).toBe(!dependsOn.includes(what));
  });
});
