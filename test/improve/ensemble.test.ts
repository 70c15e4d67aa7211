import { describe, expect, it } from 'vitest';
import { buildEnsemble, type EnsemblePlan } from '@/lib/improve/build-ensemble';
import { crossFit } from '@/lib/improve/cross-fit';
import type { EnsembleFit } from '@/lib/improve/ensemble';
import { rankShares } from '@/lib/improve/members';
import { type MixedScores, mixedScores } from '@/lib/improve/mix';
import { DEFAULT_IMPROVE } from '@/lib/improve/settings';
import { auroc, averagePrecision, macro, Random, rankPositives } from '@/lib/metrics';
import { copyScores, memberScores, type OwnScores } from '@/lib/scoring/member-scores';
import { atOnce } from '@/lib/scoring/steps';
import { type SimulatedClass, simulated, singles } from './support';

const { members: _, against: __, ...USUAL } = DEFAULT_IMPROVE.ensemble;

/** Members that see the same truth, each with noise of its own. */
function members(
  images: number,
  classes: readonly SimulatedClass[],
  noises: readonly number[],
  seed: number,
): { task: Parameters<typeof memberScores>[0]; own: OwnScores[] } {
  const base = simulated(images, classes, seed);
  const random = new Random(seed + 1);
  const uniform = () => (random.next() + 0.5) / 2 ** 32;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const copy = copyScores('', base);
  const own = noises.map((noise, m) => ({
    ...copy,
    team: `Team ${String.fromCharCode(65 + m)}`,
    scores: copy.scores.map((column) =>
      Float64Array.from(column, (p) => {
        const logit = Math.log(p / (1 - p)) + noise * normal();
        return 1 / (1 + Math.exp(-logit));
      }),
    ),
  }));
  const names = base.classes.map((name) => ({ name, column: name, key: name }));
  return { task: { classes: names, labels: names.map((_, i) => base.columns(i).labels) }, own };
}

const CLASSES = [
  { prevalence: 0.3, separation: 1.2, shift: -1 },
  { prevalence: 0.1, separation: 1.6, shift: -3 },
  { prevalence: 0.04, separation: 1, shift: -4 },
];

function planFor(images: number, fit: Partial<EnsembleFit>, against: string | null = null) {
  const plan: EnsemblePlan = {
    fit: { ...USUAL, fewest: 1, ...fit },
    bands: { 'Class 1': 'head', 'Class 2': 'tail', 'Class 3': 'tail' },
    cross: crossFit(singles(images), 7, 5),
    against,
    leftOut: [],
  };
  return plan;
}

const IMAGES = 600;
const { task, own } = members(IMAGES, CLASSES, [0.6, 1.2, 1.2, 3], 11);
const build = (some: readonly OwnScores[], fit: Partial<EnsembleFit>, against?: string) =>
  atOnce(buildEnsemble(memberScores(task, some), planFor(IMAGES, fit, against)));

function mixed(
  some: readonly OwnScores[],
  fit: Partial<EnsembleFit>,
  crossed = false,
): MixedScores {
  const input = memberScores(task, some);
  const plan = planFor(IMAGES, fit);
  const { classes } = atOnce(buildEnsemble(input, plan));
  const foldOf = crossed ? plan.cross.foldOf : null;
  return atOnce(mixedScores(input, { mean: plan.fit.mean, weights: classes, foldOf }));
}

const apOf = (scores: MixedScores) =>
  scores.columns.map((column, i) => averagePrecision(rankPositives(column, task.labels[i]!)));

describe('ranks as shares', () => {
  it('are those of scipy.stats.rankdata over the number of images', () => {
    const scores = Float64Array.of(0.9, 0.8, 0.8, 0.7, 0.6, 0.6, 0.5, 0.4, 0.3, 0.3, 0.2, 0.1);
    const golden = [12, 10.5, 10.5, 9, 7.5, 7.5, 6, 5, 3.5, 3.5, 2, 1].map((rank) => rank / 12);
    expect([...rankShares(scores)]).toEqual(golden);
  });
});

describe('an ensemble', () => {
  it('of a case worked by hand is the weighted mean', () => {
    const one = {
      classes: [{ name: 'A', column: 'A', key: 'A' }],
      labels: [Uint8Array.of(1, 0, 1)],
    };
    const of = (team: string, ...scores: number[]): OwnScores => ({
      team,
      scale: 'probability',
      classes: ['A'],
      labelRows: Int32Array.of(0, 1, 2),
      scores: [Float64Array.from(scores)],
    });
    const input = memberScores(one, [of('X', 0.5, 0.75, 0.25), of('Y', 0.25, 0.5, 0.75)]);
    const plan = { ...planFor(3, { weighting: 'chosen', weights: { X: 3, Y: 1 } }), bands: {} };
    const found = atOnce(buildEnsemble(input, plan));
    const { columns } = atOnce(
      mixedScores(input, { mean: 'probability', weights: found.classes, foldOf: null }),
    );
    expect([...columns[0]!]).toEqual([0.4375, 0.6875, 0.375]);
    // X: positives second and third, AP (1/2 + 2/3) / 2; Y: first and third, (1 + 2/3) / 2; the mean as X.
    expect(found.members.map(({ alone }) => alone)).toEqual(
      [7 / 12, 5 / 6].map((v) => expect.closeTo(v, 12)),
    );
    expect(found.against).toBe('Y');
    expect(found.groups[0]!.after).toBeCloseTo(7 / 12, 12);
    expect(found.members[0]!.without).toBeCloseTo(5 / 6, 12);
    expect(found.members[0]!.adds.difference).toBeCloseTo(7 / 12 - 5 / 6, 12);
  });

  it.each(['probability', 'logit', 'rank'] as const)(
    'of one or of copies is itself (%s)',
    (mean) => {
      const [first] = own;
      const copies = ['X', 'Y', 'Z'].map((team) => ({ ...first!, team }));
      for (const some of [[first!], copies]) {
        const found = build(some, { mean });
        for (const one of found.classes) {
          expect(one.after).toBeCloseTo(one.before, 12);
          expect(one.gain.error).toBeCloseTo(0, 8);
        }
        if (mean === 'rank') continue;
        const { columns } = mixed(some, { mean });
        for (const [i, column] of columns.entries()) {
          column.forEach((score, row) => {
            expect(score).toBeCloseTo(first!.scores[i]![row]!, 12);
          });
        }
      }
    },
  );

  it.each(['equal', 'greedy'] as const)(
    'does not depend on the order of members (%s)',
    (weighting) => {
      const turned = [...own].reverse();
      expect(build(turned, { weighting })).toEqual(build(own, { weighting }));
    },
  );

  it('of ranks does not change with a monotone map of a member', () => {
    const warped = own.map((member, m) =>
      m === 1
        ? { ...member, scores: member.scores.map((column) => column.map((p) => p ** 3)) }
        : member,
    );
    expect(apOf(mixed(warped, { mean: 'rank' }))).toEqual(apOf(mixed(own, { mean: 'rank' })));
    expect(apOf(mixed(warped, { mean: 'probability' }))).not.toEqual(
      apOf(mixed(own, { mean: 'probability' })),
    );
  });

  it('takes images and classes that all members scored', () => {
    const [first, second] = own;
    const less = {
      ...second!,
      classes: second!.classes.slice(1),
      labelRows: second!.labelRows.slice(100),
      scores: second!.scores.slice(1).map((column) => column.slice(100)),
    };
    const input = memberScores(task, [first!, less]);
    expect(input.classes).toEqual(['Class 2', 'Class 3']);
    expect(input.images).toBe(IMAGES - 100);
    expect(input.scores(0, 'probability')[0]![0]).toBe(first!.scores[1]![100]);
    expect(() => memberScores(task, [first!, { ...less, classes: [], scores: [] }])).toThrow(
      'no class is scored by all of them',
    );
  });
});

describe('greedy selection', () => {
  it('takes the best member first, and adds what makes the statistic highest', () => {
    const found = build(own, { weighting: 'greedy', scope: 'all', rounds: 1 });
    const best = found.members.reduce((a, b) => (b.alone > a.alone ? b : a));
    expect(best.weight).toBe(1);
    const two = build(own, { weighting: 'greedy', scope: 'all', rounds: 2 });
    const pairs = own.map(({ team }) => {
      const weights = Object.fromEntries(
        own.map((one) => [one.team, Number(one.team === best.team)]),
      );
      weights[team]! += 1;
      return build(own, { weighting: 'chosen', weights }).groups[0]!.after;
    });
    expect(two.groups[0]!.same).toBeCloseTo(Math.max(...pairs), 12);
  });

  it('measures each fold with weights that were selected without it', () => {
    const found = build(own, { weighting: 'greedy', scope: 'class' });
    const scores = apOf(mixed(own, { weighting: 'greedy', scope: 'class' }, true));
    expect(found.classes.map(({ after }) => after)).toEqual(
      scores.map((ap) => expect.closeTo(ap, 12)),
    );
    const same = apOf(mixed(own, { weighting: 'greedy', scope: 'class' }));
    expect(found.classes.map((one) => one.same)).toEqual(same.map((ap) => expect.closeTo(ap, 12)));
  });

  it('takes the weights of the band where positives are few', () => {
    const found = build(own, { weighting: 'greedy', scope: 'class', fewest: 100 });
    expect(found.classes.map(({ source }) => source)).toEqual(['class', 'band', 'band']);
    expect(found.classes[1]!.ofAll).toEqual(found.classes[2]!.ofAll);
  });

  it('is honest where it is cross-fitted, and optimistic on the same images', () => {
    const weak = [{ prevalence: 0.2, separation: 0.6, shift: -1 }];
    const noises = [2, 2, 2, 2, 2, 2, 2, 2];
    const fit = { weighting: 'greedy', scope: 'class', statistic: 'auroc', rounds: 8 } as const;
    const images = 150;
    const fresh = members(20_000, weak, noises, 999);
    const truth = memberScores(fresh.task, fresh.own);
    const columns = truth.scores(0, 'probability');
    const onFresh = (weights: Float64Array) => {
      const sum = new Float64Array(truth.images);
      for (const [m, column] of columns.entries()) {
        for (let i = 0; i < sum.length; i++) sum[i]! += weights[m]! * column[i]!;
      }
      return auroc(rankPositives(sum, fresh.task.labels[0]!));
    };
    const runs = Array.from({ length: 40 }, (_, seed) => {
      const drawn = members(images, weak, noises, 5000 + 2 * seed);
      const plan = planFor(images, fit);
      const [one] = atOnce(buildEnsemble(memberScores(drawn.task, drawn.own), plan)).classes;
      const expected = macro(one!.ofFold.map(onFresh));
      return { crossed: one!.after - expected, same: one!.same - onFresh(one!.ofAll) };
    });
    const summary = (values: number[]) => {
      const mean = macro(values);
      const spread = Math.sqrt(macro(values.map((v) => (v - mean) ** 2)) / (values.length - 1));
      return mean / spread;
    };
    expect(Math.abs(summary(runs.map(({ crossed }) => crossed)))).toBeLessThan(3);
    expect(summary(runs.map(({ same }) => same))).toBeGreaterThan(5);
  });
});

describe('how alike members are', () => {
  it('is 1 for copies and lower for others', () => {
    const [first, second, , last] = own;
    const { pairs } = build([first!, second!, last!, { ...first!, team: 'Copy' }], {});
    const of = (team: string, other: string) =>
      pairs.find((pair) => pair.team === team && pair.other === other)!;
    expect(of('Copy', 'Team A').images).toBeCloseTo(1, 12);
    expect(of('Copy', 'Team A').positives).toBeCloseTo(1, 12);
    expect(of('Team A', 'Team B').images).toBeGreaterThan(of('Team A', 'Team D').images);
    expect(pairs).toHaveLength(6);
  });
});
