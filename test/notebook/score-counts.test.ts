import { expect, test } from 'vitest';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import type { Session } from '@/lib/notebook/session/session';
import { sessionInNode } from './support';

const CLASSES = ['Edema', 'Mass'];
const IMAGES = Array.from({ length: 60 }, (_, i) => i);
const label = (i: number, c: number) => Number((i * 7 + c * 3) % (4 + c) === 0);
const score = (i: number, c: number, team: number) =>
  (((i * (13 + team) + c * 5) % 50) / 100 + 0.4 * label(i, c)).toFixed(2);
const sexOf = (i: number) => (i % 3 === 0 ? 'F' : 'M');

const file = (name: string, header: string, lines: readonly string[]) =>
  new File([[header, ...lines, ''].join('\n')], name);

const LABELS = file(
  'labels.csv',
  `id,${CLASSES.join()},sex`,
  IMAGES.map((i) => `image-${i},${CLASSES.map((_, c) => label(i, c)).join()},${sexOf(i)}`),
);
const raw = (name: string, team: number) =>
  file(
    name,
    `id,${CLASSES.join()}`,
    IMAGES.map((i) => `image-${i},${CLASSES.map((_, c) => score(i, c, team)).join()}`),
  );

/** A team's score counts, with those of the sexes. */
function counts(name: string, team: number, images = IMAGES): File {
  const found = new Map<string, [number, number]>();
  for (const i of images) {
    for (const [c, own] of CLASSES.entries()) {
      for (const group of [',', `sex,${sexOf(i)}`]) {
        const key = `${own},${score(i, c, team)},${group}`;
        const both = found.get(key) ?? [0, 0];
        both[1 - label(i, c)]! += 1;
        found.set(key, both);
      }
    }
  }
  const lines = [...found].map(([key, [p, n]]) => `${key},${p},${n}`);
  return file(name, 'class,score,attribute,value,positives,negatives', lines);
}

async function open(...files: readonly File[]): Promise<Session> {
  const session = sessionInNode();
  await session.add(
    files.map((one) => ({ file: one })),
    'own',
  );
  return session;
}

const summaryOf = (session: Session) =>
  evaluationsOf(session.state).map(({ classes, submissions }) => ({
    classes,
    submissions: submissions.map((own) => ({
      team: own.team,
      classes: own.classes.map(({ ap, auroc, brier, tp, fp, ...rest }) => {
        return { name: rest.class, ap, auroc, brier, tp, fp, positives: rest.positives };
      }),
      ece: own.calibration.map(({ bins }) => Array.from(bins.count)),
    })),
  }));

const byName = <T extends { readonly name: string }>(all: readonly T[]) =>
  [...all].sort((a, b) => (a.name < b.name ? -1 : 1));

test('score counts of several teams stand as one task, with the numbers of the raw files', async () => {
  const images = await open(LABELS, raw('A.csv', 0), raw('B.csv', 1));
  const counted = await open(counts('A.csv', 0), counts('B.csv', 1));
  const [found, ...others] = summaryOf(counted);
  const wanted = summaryOf(images)[0]!;
  expect(others).toEqual([]);
  expect(byName(found!.classes)).toEqual(byName(wanted.classes));
  expect(found!.submissions.map(({ team }) => team).sort()).toEqual(['A', 'B']);
  for (const { team, classes, ece } of found!.submissions) {
    const same = wanted.submissions.find((own) => own.team === team)!;
    expect(ece).toEqual(same.ece);
    byName(classes).forEach(({ ap, auroc, brier, ...counted }, index) => {
      const other = byName(same.classes)[index]!;
      expect(ap).toBeCloseTo(other.ap, 12);
      expect(auroc).toBeCloseTo(other.auroc, 12);
      expect(brier).toBeCloseTo(other.brier, 12);
      expect(counted).toMatchObject({ tp: other.tp, fp: other.fp, positives: other.positives });
    });
  }
});

test('score counts have their subgroups, and any number of calibration bins', async () => {
  const session = await open(counts('A.csv', 0));
  const [task] = session.state.tasks;
  const [sex] = await session.attributes(task!.id);
  expect(sex!.column).toBe('sex');
  const breakdown = await session.breakDown(task!.id, sex!, new AbortController().signal);
  expect(breakdown).toMatchObject({ groups: ['F', 'M'], unknown: 0 });
  const images = breakdown!.submissions[0]!.classes[0]!.groups.map((group) => group.images);
  expect(images).toEqual([20, 40]);
});

test('score counts of other images make a task of their own; the same file is refused', async () => {
  const fewer = counts('B.csv', 1, IMAGES.slice(1));
  const again = new File([await counts('A.csv', 0).text()], 'again.csv');
  const session = await open(counts('A.csv', 0), fewer, again);
  expect(session.state.tasks.map(({ classes }) => classes[0]!.images)).toEqual([60, 59]);
  const refused = session.state.sources.find((entry) => entry.file.name === 'again.csv');
  expect(refused?.status).toMatchObject({ kind: 'failed' });
});
