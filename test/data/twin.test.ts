import { describe, expect, test } from 'vitest';
import { readCsv } from '@/data/csv';
import { agreementSubmissions } from '@/data/twin/agreement';
import { KIND_OF } from '@/data/twin/loadings';
import { printedSubmissions } from '@/data/twin/printed';
import { GOLD_IMAGES } from '@/data/twin/sizes';
import { drawScores, drawTwin } from '@/data/twin/twin';
import { GAP, WEAK_CLASSES } from '@/data/twin/weakness';
import { averagePrecision, pearson, rankPositives } from '@/lib/metrics';

const SEED = 11;
const IMAGES = 8000;
const twin = drawTwin(IMAGES, SEED);
const printed = printedSubmissions();
const task1 = twin.testSets[1];
const gold = twin.testSets[2];

const count = (labels: Uint8Array) => labels.reduce((sum, label) => sum + label, 0);
const submission = (task: number, team: string) =>
  printed.find((s) => s.task === task && s.team === team)!;

describe('cohort', () => {
  test('images are grouped in studies, studies in patients', () => {
    const { studies, studyOf, views } = twin.cohort;
    expect(views).toHaveLength(IMAGES);
    for (const [s, { first, end, subject }] of studies.entries()) {
      expect(first).toBe(studies[s - 1]?.end ?? 0);
      expect([0, 1]).toContain(subject - (studies[s - 1]?.subject ?? 0));
      expect(studyOf.subarray(first, end).every((study) => study === s)).toBe(true);
    }
    expect(studies.at(-1)!.end).toBe(IMAGES);
  });

  test('portable images are common, and more so in the ill', () => {
    const { studies, views } = twin.cohort;
    const portable = studies.filter(({ first }) => views[first] === 'AP');
    const severity = (of: typeof studies) => of.reduce((sum, s) => sum + s.severity, 0) / of.length;
    expect(views.filter((view) => view === 'AP').length / IMAGES).toBeCloseTo(0.39, 1);
    expect(severity(portable)).toBeGreaterThan(0.3);
  });
});

describe('labels', () => {
  test('have the training prevalence, or what the gold studies hold', () => {
    for (const { name, prevalence } of task1.classes) {
      const wanted = Math.round(prevalence * IMAGES);
      const held = gold.images.length;
      expect(count(task1.labels.get(name)!)).toBeGreaterThanOrEqual(wanted - 1);
      if (wanted > held) expect(count(task1.labels.get(name)!)).toBe(wanted);
    }
  });

  test('images of a study agree', () => {
    for (const labels of task1.labels.values()) {
      const first = ({ studyOf, studies }: typeof twin.cohort, i: number) =>
        studies[studyOf[i]!]!.first;
      expect(labels.every((label, i) => label === labels[first(twin.cohort, i)])).toBe(true);
    }
  });

  test('Normal excludes findings, but not devices', () => {
    for (const { labels } of [task1, gold]) {
      const normal = labels.get('Normal')!;
      const both = (name: string) => labels.get(name)!.reduce((n, v, i) => n + (v & normal[i]!), 0);
      for (const name of labels.keys()) {
        if (name !== 'Normal' && name !== 'Support Devices')
          expect([name, both(name)]).toEqual([name, 0]);
      }
    }
    const devices = task1.labels.get('Support Devices')!;
    expect(count(devices.map((v, i) => v & task1.labels.get('Normal')![i]!))).toBeGreaterThan(0);
  });

  test('a kind of a finding has the finding', () => {
    for (const [kind, parent] of Object.entries(KIND_OF)) {
      const labels = task1.labels.get(parent)!;
      expect(task1.labels.get(kind)!.every((v, i) => v <= labels[i]!)).toBe(true);
    }
  });

  test('cardio-pulmonary findings come together', () => {
    const edema = task1.labels.get('Edema')!;
    const lift = (name: string) => {
      const labels = task1.labels.get(name)!;
      const together = count(labels.map((v, i) => v & edema[i]!));
      return together / count(edema) / (count(labels) / IMAGES);
    };
    expect(lift('Pleural Effusion')).toBeGreaterThan(1.8);
    expect(lift('Cardiomegaly')).toBeGreaterThan(1.5);
    expect(lift('Nodule')).toBeLessThan(lift('Pleural Effusion'));
  });
});

describe('gold set', () => {
  test('406 images of as many studies, with the inferred positives', () => {
    expect(gold.images).toHaveLength(GOLD_IMAGES);
    const studies = new Set(Array.from(gold.images, (i) => twin.cohort.studyOf[i]));
    expect(studies.size).toBe(GOLD_IMAGES);
    for (const { name, goldPositives } of gold.classes) {
      expect([name, count(gold.labels.get(name)!)]).toEqual([name, goldPositives]);
    }
  });

  test('the noisy labels of its images have the precision of Table 8', () => {
    for (const { class: name, rule_based } of readCsv('challenges/cxr-lt-2024/label_quality.csv')) {
      if (name === 'Mean') continue;
      const truth = gold.labels.get(name!)!;
      const noisy = Array.from(gold.images, (i) => task1.labels.get(name!)![i]!);
      const called = noisy.reduce((sum, v) => sum + v, 0);
      const correct = noisy.reduce((sum, v, i) => sum + (v & truth[i]!), 0);
      expect(Math.abs(correct / called - Number(rule_based))).toBeLessThan(0.0006);
    }
  });

  test('Task 2 has Normal before Nodule, Task 1 the reverse', () => {
    const order = (classes: typeof gold.classes) => classes.map(({ name }) => name);
    expect(order(gold.classes).indexOf('Normal') + 1).toBe(order(gold.classes).indexOf('Nodule'));
    expect(order(task1.classes).indexOf('Nodule') + 1).toBe(order(task1.classes).indexOf('Normal'));
  });
});

describe('scores', () => {
  test('are the same for the same seed, others for another', () => {
    const small = (seed: number) => {
      const again = drawTwin(3000, seed);
      return drawScores(again, submission(1, 'A')).get('Edema')!;
    };
    expect(small(3)).toEqual(small(3));
    expect(small(3)).not.toEqual(small(4));
  });

  test('every FNR of Task 2 is the printed one to the last digit', () => {
    for (const s of printed.filter(({ task }) => task === 2)) {
      const scores = drawScores(twin, s);
      for (const { name } of gold.classes) {
        const labels = gold.labels.get(name)!;
        const found = scores.get(name)!.reduce((n, v, i) => n + (labels[i] && v > 0.5 ? 1 : 0), 0);
        const fnr = 1 - found / count(labels);
        expect([s.team, name, fnr.toFixed(3)]).toEqual([
          s.team,
          name,
          s.targets.get(name)!.fnr.toFixed(3),
        ]);
      }
    }
  });

  test('on portable images every team finds fewer of the weak classes', () => {
    const portable = twin.cohort.views.map((view) => view === 'AP');
    for (const team of ['A', 'B', 'C', 'D']) {
      const scores = drawScores(twin, submission(1, team));
      const sensitivity = (name: string, on: boolean) => {
        const labels = task1.labels.get(name)!;
        const rows = [...labels.keys()].filter((i) => labels[i] && portable[i] === on);
        return rows.filter((i) => scores.get(name)![i]! > 0.5).length / rows.length;
      };
      for (const name of WEAK_CLASSES) {
        expect(sensitivity(name, false) - sensitivity(name, true)).toBeCloseTo(GAP, 1);
      }
      expect(Math.abs(sensitivity('Edema', false) - sensitivity('Edema', true))).toBeLessThan(0.1);
    }
  });

  test('teams find the same images hard', () => {
    const [a, b] = ['A', 'B'].map((team) => drawScores(twin, submission(1, team)).get('Edema')!);
    const labels = task1.labels.get('Edema')!;
    const positives = [...labels.keys()].filter((i) => labels[i] === 1);
    const odds = (scores: Float32Array) => positives.map((i) => Math.log(scores[i]! + 1e-4));
    expect(pearson(odds(a!), odds(b!))).toBeGreaterThan(0.4);
  });
});

test('the ten teams of the agreement have the printed correlation', () => {
  const all = [...printed, ...agreementSubmissions(printed, SEED)];
  const map = (task: 1 | 2, team: string) => {
    const { classes, labels } = twin.testSets[task];
    const scores = drawScores(twin, all.find((s) => s.task === task && s.team === team)!);
    const aps = classes.map(({ name }) =>
      averagePrecision(rankPositives(scores.get(name)!, labels.get(name)!)),
    );
    return aps.reduce((sum, ap) => sum + ap, 0) / aps.length;
  };
  const teams = all.filter((s) => s.task === 2).map((s) => s.team);
  expect(teams).toHaveLength(10);
  const r = pearson(
    teams.map((team) => map(1, team)),
    teams.map((team) => map(2, team)),
  );
  expect(Math.abs(r - 0.972)).toBeLessThan(0.01);
});
