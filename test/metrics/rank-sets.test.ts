import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile, Random, rankSets, sampleFactor } from '@/lib/metrics';

/** OECD countries by mean mathematics score in PISA 2018, with standard errors: csranks, `pisa2018`. */
const PISA: readonly (readonly [country: string, score: number, error: number])[] = [
  ['Japan', 526.9732502, 2.471475318],
  ['Korea', 525.933002, 3.121394315],
  ['Estonia', 523.4145802, 1.743602224],
  ['Netherlands', 519.2309824, 2.632277885],
  ['Poland', 515.6478747, 2.602085176],
  ['Switzerland', 515.3147131, 2.908003898],
  ['Canada', 512.0169429, 2.357475749],
  ['Denmark', 509.3983746, 1.735002337],
  ['Slovenia', 508.8975441, 1.363877596],
  ['Belgium', 508.0703063, 2.262662011],
  ['Finland', 507.3013618, 1.967920411],
  ['Sweden', 502.3877022, 2.654250935],
  ['United Kingdom', 501.7698992, 2.564428111],
  ['Norway', 500.9637885, 2.219044878],
  ['Germany', 500.0437805, 2.647083096],
  ['Ireland', 499.632894, 2.198621128],
  ['Czech Republic', 499.4676508, 2.460661531],
  ['Austria', 498.9423138, 2.970998694],
  ['Latvia', 496.1263306, 1.962766789],
  ['France', 495.4075794, 2.320214487],
  ['Iceland', 495.1873762, 1.953082603],
  ['New Zealand', 494.489676, 1.705942856],
  ['Portugal', 492.4874062, 2.684570081],
  ['Australia', 491.3600252, 1.939833031],
  ['Italy', 486.5898573, 2.780045867],
  ['Slovak Republic', 486.1648542, 2.555595707],
  ['Luxembourg', 483.421485, 1.097632409],
  ['Spain', 481.3926126, 1.462417763],
  ['Lithuania', 481.1911884, 1.953282039],
  ['Hungary', 481.0826364, 2.319596741],
  ['United States', 478.2447174, 3.235444099],
  ['Israel', 463.0345488, 3.498563228],
  ['Turkey', 453.5077774, 2.260406789],
  ['Greece', 451.3703438, 3.091228197],
  ['Chile', 417.4065563, 2.41588757],
  ['Mexico', 408.8014734, 2.493225544],
  ['Colombia', 390.9322732, 2.989559274],
];

/** Independent normal replicates about 0, one array for each standard error. */
function normals(errors: readonly number[], length: number, seed: number): Float64Array[] {
  return errors.map((error, stream) => {
    const random = new Random(seed, stream);
    return Float64Array.from(
      { length },
      () => error * normalQuantile((random.next() + 0.5) / 2 ** 32),
    );
  });
}

describe('simultaneous confidence sets for ranks', () => {
  // csranks(pisa2018$math_score, diag(pisa2018$math_se^2), coverage = level), described in
  // "Inference for Ranks" of csranks 1.2.2.
  it.each([
    [0.95, true],
    [0.75, false],
  ])('of the PISA example of csranks, at %d', (level, overlap) => {
    const scores = PISA.map(([, score]) => score);
    const { lower, upper } = rankSets(
      scores,
      normals(
        PISA.map(([, , e]) => e),
        4000,
        5,
      ),
      level,
    );
    const at = (country: string) => PISA.findIndex(([name]) => name === country);
    // Chile, Mexico and Colombia do not overlap with the other countries.
    const last = ['Chile', 'Mexico', 'Colombia'].map(at);
    expect(Math.min(...last.map((i) => lower[i]!))).toBe(35);
    const others = [...PISA.keys()].filter((i) => !last.includes(i));
    expect(Math.max(...others.map((i) => upper[i]!))).toBe(34);
    // Germany and Korea both may have rank 7 at 95 %; at 75 % they do not overlap.
    expect(lower[at('Germany')]! <= upper[at('Korea')]!).toBe(overlap);
    if (overlap) expect([lower[at('Germany')], upper[at('Korea')]]).toEqual([7, 7]);
  });

  // The same steps in NumPy, written independently: maxima over all ordered pairs of the centred
  // differences over their standard deviation (ddof = 1), numpy.quantile, until no pair is rejected.
  it.each([
    [0.95, 1, [1, 1, 2, 2, 2, 4, 6], [2, 5, 5, 6, 6, 7, 7]],
    [0.95, 0.6, [1, 1, 1, 2, 2, 2, 4], [3, 6, 6, 7, 7, 7, 7]],
    [0.95, 0.25, [1, 1, 1, 1, 1, 1, 1], [7, 7, 7, 7, 7, 7, 7]],
    [0.8, 1, [1, 2, 2, 3, 3, 4, 7], [1, 3, 5, 6, 6, 6, 7]],
  ])('of dependent replicates, at %d, estimates times %d', (level, scale, lower, upper) => {
    const replicates = Array.from({ length: 7 }, (_, j) =>
      Float64Array.from(
        { length: 500 },
        (_, r) =>
          ((r * r * 7919 + j * 104729 + r * j * j * 31 + r * (j + 1) * 577) % 1009) / 1009 +
          ((r * 613) % 997) / 997,
      ),
    );
    const estimates = [3, 2.1, 1.9, 1.2, 1.2, 0.9, 0].map((x) => x * scale);
    const sets = rankSets(estimates, replicates, level);
    expect([...sets.lower]).toEqual(lower);
    expect([...sets.upper]).toEqual(upper);
  });

  it('contain all true ranks at once in about 95 % of samples, where two teams are equal', () => {
    const truth = [0.3, 0.15, 0.15, 0.02, 0];
    const ranks = truth.map((own) => 1 + truth.filter((other) => other > own).length);
    const error = 0.05;
    const samples = 400;
    const noise = normals(
      truth.map(() => error),
      samples,
      11,
    );
    const replicates = normals(
      truth.map(() => error),
      600,
      12,
    );
    let covered = 0;
    for (let s = 0; s < samples; s++) {
      const { lower, upper } = rankSets(
        truth.map((own, t) => own + noise[t]![s]!),
        replicates,
      );
      if (ranks.every((rank, t) => lower[t]! <= rank && rank <= upper[t]!)) covered++;
    }
    // Four standard errors of 400 samples below 0.95.
    expect(covered / samples).toBeGreaterThan(0.906);
  });

  it('exclude nothing for one team, and for teams with the same replicates', () => {
    const own = Float64Array.of(0.1, 0.2, 0.3);
    expect(rankSets([0.2], [own])).toEqual({ lower: Uint16Array.of(1), upper: Uint16Array.of(1) });
    const same = rankSets([0.2, 0.2], [own, own]);
    expect([[...same.lower], [...same.upper]]).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});

describe('the size of sample that separates two teams', () => {
  it('gives the power asked for, of the normal test', () => {
    const factor = sampleFactor(0.01, 0.006, 0.95, 0.9);
    const deviation = 0.006 / Math.sqrt(factor);
    expect(normalCdf(0.01 / deviation - normalQuantile(0.975))).toBeCloseTo(0.9, 12);
  });

  it('is infinite for no difference, and undefined without a standard error', () => {
    expect(sampleFactor(0, 0.01)).toBe(Number.POSITIVE_INFINITY);
    expect(sampleFactor(0.01, Number.NaN)).toBeNaN();
  });
});
