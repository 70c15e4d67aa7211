import { describe, expect, it } from 'vitest';
import { findingsOf } from '@/lib/findings/findings';
import { textOf } from '@/lib/findings/words';
import { ALL_CLASSES } from '@/lib/scoring/pools';
import { found, inference, inputsOf, plain, rankSets, teamRow, texts } from './inputs';

describe('who leads', () => {
  const map = { A: 0.5, B: 0.48, C: 0.3 };

  it('says that uncertainty is not computed', () => {
    const [one] = found(inputsOf({ map }), 'ranking');
    expect(plain(one!.text)).toBe(
      'A leads with mAP 0.500, 0.020 ahead of B (3 teams). Without intervals it is open whether other images would give another order.',
    );
    expect(one).toMatchObject({ value: 0.5, lower: null, level: null, strength: 'not tested' });
  });

  it('names the teams that cannot be told apart from the first', () => {
    const own = inference({
      interval: () => ({ lower: 0.45, upper: 0.55 }),
      rankSets: rankSets({ A: '1-2', B: '1-2', C: '3' }),
    });
    const [one] = found(inputsOf({ map }, { inference: own }), 'ranking');
    expect(plain(one!.text)).toBe(
      'A leads with mAP 0.500 (95 % interval 0.450 to 0.550), 0.020 ahead of B (3 teams). B may be first too: the test set cannot tell the two apart with 95 % confidence.',
    );
    expect(one).toMatchObject({ lower: 0.45, upper: 0.55, level: 0.95, strength: 'uncertain' });
  });

  it('says where nobody else can be first', () => {
    const own = inference({ rankSets: rankSets({ A: '1', B: '2-3', C: '2-3' }) });
    const [one] = found(inputsOf({ map }, { inference: own }), 'ranking');
    expect(plain(one!.text)).toMatch(/ No other team is first, with 95 % confidence\.$/);
    expect(one!.strength).toBe('clear');
  });

  it('calls nobody first where several are', () => {
    expect(texts(inputsOf({ map: { A: 0.5, B: 0.5, C: 0.3 } }), 'ranking')).toEqual([
      'A and B share the first place with mAP 0.500.',
    ]);
  });

  it('compares one team with random scores, whose AP is the prevalence', () => {
    const classes = [
      { class: 'x', ap: 0.4, prevalence: 0.1 },
      { class: 'y', ap: 0.6, prevalence: 0.3 },
    ];
    expect(texts(inputsOf({ map: { A: 0.5 }, classes }), 'ranking')).toEqual([
      'A has mAP 0.500. With one team there is no ranking. Random scores would have 0.200.',
    ]);
  });

  it('says nothing without a rank, and says who has none', () => {
    expect(found(inputsOf({}), 'ranking')).toEqual([]);
    const teams = [teamRow({ team: 'A', map: 0.5, rank: 1 }), teamRow({ team: 'B', map: 0.4 })];
    expect(texts(inputsOf({}, { teams }), 'data')).toEqual([
      '1 team of 2 scored fewer images or classes than others and has no rank: B.',
    ]);
  });
});

describe('what the tail costs', () => {
  const given = {
    map: { A: 0.5, B: 0.4 },
    classes: [
      { class: 'x', band: 'head', ap: 0.6, prevalence: 0.3 },
      { class: 'y', band: 'tail', ap: 0.2, prevalence: 0.01 },
      { class: 'x', team: 'B', band: 'head', ap: 0.5, prevalence: 0.3 },
      { class: 'y', team: 'B', band: 'tail', ap: 0.3, prevalence: 0.01 },
    ],
    bands: [
      { team: 'A', band: 'head', map: 0.6 },
      { team: 'A', band: 'tail', map: 0.2 },
      { team: 'B', band: 'head', map: 0.5 },
      { team: 'B', band: 'tail', map: 0.3 },
    ],
  };

  it('is the difference of two bands of the leader, and AP over prevalence beside it', () => {
    const [one] = found(inputsOf(given), 'tail');
    expect(plain(one!.text)).toBe(
      'Mean AP of A is 0.400 lower in tail than in head classes: 0.200 over 1 class, 0.600 over 1. It is lower for both teams. Random scores have an AP equal to prevalence: AP is 2.00 times this in head and 20.0 times in tail classes (medians), so part of the difference is prevalence alone.',
    );
    expect(one!.value).toBeCloseTo(0.4, 12);
  });

  const withInterval = (lower: number, upper: number) =>
    inference({ bandDifference: () => ({ lower, upper, basis: 'jackknife' }) });

  it('has the interval of the difference', () => {
    const [one] = found(inputsOf(given, { inference: withInterval(0.302, 0.398) }), 'tail');
    expect(one).toMatchObject({ lower: 0.302, upper: 0.398, level: 0.95, basis: 'jackknife' });
    expect(one!.strength).toBe('clear');
    expect(plain(one!.text)).toContain('(95 % interval 0.302 to 0.398)');
  });

  it('says that a difference whose interval includes 0 may be chance', () => {
    const [one] = found(inputsOf(given, { inference: withInterval(-0.1, 0.9) }), 'tail');
    expect(one!.strength).toBe('uncertain');
    expect(one!.text).toContain('includes 0');
  });

  it('keeps the ends in order where the tail is better', () => {
    const bands = [
      { team: 'A', band: 'head', map: 0.2 },
      { team: 'A', band: 'tail', map: 0.6 },
    ];
    const own = withInterval(-0.495, -0.305);
    const [one] = found(inputsOf({ ...given, bands }, { inference: own }), 'tail');
    expect(plain(one!.text)).toMatch(
      /^Mean AP of A is 0\.400 higher in tail than in head classes \(95 % interval 0\.305 to 0\.495\)/,
    );
    expect(one).toMatchObject({ lower: -0.495, upper: -0.305 });
  });

  it('says that there is no tail where one band has all classes', () => {
    const classes = [{ class: 'x', band: 'medium', ap: 0.5 }];
    const bands = [{ team: 'A', band: 'medium', map: 0.5 }];
    expect(texts(inputsOf({ map: { A: 0.5 }, classes, bands }), 'tail')).toEqual([
      'All classes are in one band, medium, so there is no tail to compare. Other cut-offs would divide them.',
    ]);
  });
});

describe('what is missed', () => {
  const classes = [
    { class: 'x', fnr: 1 },
    { class: 'x', team: 'B', fnr: 1 },
    { class: 'y', fnr: 0.9, positives: 50 },
    { class: 'y', team: 'B', fnr: 0.8, positives: 50 },
    { class: 'z', fnr: 0.95, positives: 3 },
    { class: 'z', team: 'B', fnr: 0.95, positives: 3 },
  ];

  it('names classes missed wholly by every team, then the class that all miss most', () => {
    const inputs = inputsOf({ map: { A: 0.5, B: 0.4 }, classes });
    expect(texts(inputs, 'missed')).toEqual([
      'At threshold 0.5, every team misses all positives of 1 class: x.',
      'Of the other classes, y is missed most: every team misses at least 80 % of 50 positive images (95 % interval 66 % to 90 %), B fewest, at threshold 0.5.',
    ]);
    // scipy.stats.binomtest(40, 50).proportion_ci()
    expect(found(inputs, 'missed')[1]!.lower).toBeCloseTo(0.66281689, 7);
    expect(found(inputs, 'missed')[1]!.upper).toBeCloseTo(0.89969776, 7);
  });

  it('says so where nothing at all is called positive', () => {
    const own = classes.slice(0, 2);
    expect(texts(inputsOf({ map: { A: 0.5, B: 0.4 }, classes: own }), 'missed')).toEqual([
      'At threshold 0.5, every team misses all positives of every class. The scores may need a lower threshold.',
    ]);
  });

  it('says nothing of scores that can only be ranked', () => {
    expect(found(inputsOf({ map: { A: 0.5 }, classes: [{ class: 'x' }] }), 'missed')).toEqual([]);
  });
});

describe('calibration', () => {
  const bins = (team: string, score: number, rate: number) =>
    [0, 1].map((bin) => ({
      task: 'Task',
      team,
      class: ALL_CLASSES,
      bin,
      lower: 0,
      upper: 1,
      count: bin === 0 ? 50 : 0,
      mean_score: bin === 0 ? score : null,
      positive_rate: bin === 0 ? rate : null,
    }));

  it('says whose scores are farthest off, in words', () => {
    const inputs = inputsOf(
      { map: { A: 0.5, B: 0.4 } },
      { bins: [...bins('A', 0.21, 0.2), ...bins('B', 0.1, 0.3)] },
    );
    expect(texts(inputs, 'calibration')).toEqual([
      'B is underconfident: its scores expect 0.333 times as many positives as there are (mean score 10.0 %, positive 30.0 %). On average over all classes, scores are too low for 1, about right (within 10 %) for 1 of 2 teams.',
    ]);
  });

  it('says nothing without bins, or without positives', () => {
    expect(found(inputsOf({ map: { A: 0.5 } }), 'calibration')).toEqual([]);
    const none = inputsOf({ map: { A: 0.5 } }, { bins: bins('A', 0.2, 0) });
    expect(found(none, 'calibration')).toEqual([]);
  });
});

it('numbers the findings and has each text in parts', () => {
  const findings = findingsOf(
    inputsOf({ map: { A: 0.5, B: 0.4 }, labels: [{ class: 'x', positives: 0 }] }),
  );
  expect(findings.map(({ place }) => place)).toEqual([1, 2]);
  for (const { parts, text } of findings) expect(textOf(parts)).toBe(text);
  expect(findings[0]!.parts).toContainEqual({ as: 'team', name: 'A' });
});
