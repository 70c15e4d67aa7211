import { expect, it } from 'vitest';
import { imageSource } from '@/lib/notebook/session/images/image-source';
import { taskImages } from '@/lib/notebook/session/images/task-images';
import { callOf } from '@/lib/scoring/images/class-images';
import { classImagesOf } from '@/lib/scoring/images/lists';
import { resultsFileOf, sessionWith } from '../support';

const { signal } = new AbortController();

const LABELS = 'scan,Finch,Wren\na,1,0\nb,0,1\nc,1,\nd,0,0\n';
const FILES = [
  new File([LABELS], 'labels.csv'),
  // Another order, and without a row of d.
  new File(['scan,Wren,Finch\nc,0.4,0.5\nb,0.8,0.1\na,0.2,0.75\n'], 'North.csv'),
  new File(['scan,Finch\na,2.5\nb,-1\nc,0\nd,-3\n'], 'South_logits.csv'),
  new File(['scan,patient_id,camera\nd,p1,old\na,p1,new\nb,p2,old\n'], 'cameras.csv'),
];

it('the images of a class have scores by row of the label file, whatever the order of the file', async () => {
  const session = await sessionWith(FILES);
  const [task] = session.state.tasks;
  const logits = session.state.sources.find(({ file }) => file.name.startsWith('South'))!;
  await session.amend(logits.id, { overrides: { role: 'predictions', scale: 'logit' } });
  const teams = ['South_logits', 'North'];
  const source = imageSource(session, task!.id, signal)!;
  const found = await classImagesOf(source, 'Finch', teams, 0.5);
  expect(found!.teams.map(({ team }) => team)).toEqual(teams);
  expect([...found!.labels]).toEqual([1, 0, 1, 0]);
  const [south, north] = found!.teams;
  expect([...north!.scores]).toEqual([0.75, 0.1, 0.5, Number.NaN]);
  expect([0, 1, 2, 3].map((row) => callOf(north!, row, 0.5))).toEqual([true, false, false, null]);
  expect(south!.scores[2]).toBe(0.5);
  expect([0, 1, 2, 3].map((row) => callOf(south!, row, 0.5))).toEqual([true, false, false, false]);
  const wren = await classImagesOf(source, 'Wren', teams, 0.5);
  expect(wren!.teams.map(({ team }) => team)).toEqual(['North']);
  expect(await classImagesOf(source, 'Kite', teams, 0.5)).toBeNull();
});

it('images have their ids, labels, metadata and patients by row of the label file', async () => {
  const session = await sessionWith(FILES);
  const [task] = session.state.tasks;
  const images = await taskImages(session, task!.id, signal);
  expect(images!.classes).toEqual(['Finch', 'Wren']);
  expect(images!.ids.at(2)).toBe('c');
  expect([...images!.labels[1]!]).toEqual([0, 1, 255, 0]);
  const camera = images!.columns.find(({ name }) => name === 'camera')!;
  expect([0, 1, 2, 3].map((row) => camera.at(row))).toEqual(['new', 'old', null, 'old']);
  const { of, column } = images!.patients!;
  expect(column).toBe('patient_id');
  expect(of[0]).toBe(of[3]);
  expect(new Set(of).size).toBe(3);
});

it('a results file has no images', async () => {
  const session = await sessionWith(FILES.slice(0, 2));
  const stored = await sessionWith([await resultsFileOf(session)]);
  expect(await taskImages(stored, stored.state.tasks[0]!.id, signal)).toBeNull();
});
