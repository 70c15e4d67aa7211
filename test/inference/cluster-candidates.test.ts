import { describe, expect, it } from 'vitest';
import { clusterCandidates, ID_PART, sharesIds } from '@/lib/inference/cluster-candidates';
import { clusterCaution, findClusters } from '@/lib/inference/clusters';
import type { Role } from '@/lib/ingest/types';
import type { LabelsSource } from '@/lib/scoring/sources';
import { readSource } from '../scoring/read-source';

const read = <R extends Role>(name: string, text: string, role: R) =>
  readSource(new File([text], name), role);

/** Twelve images of six patients, two each. */
const rows = Array.from({ length: 12 }, (_, i) => ({
  patient: i >> 1,
  view: i % 2,
  label: i % 3 ? 0 : 1,
}));
const csv = (header: string, line: (row: (typeof rows)[number]) => readonly unknown[]) =>
  [header, ...rows.map((row) => line(row).join(','))].join('\n');

const find = (labels: LabelsSource, wanted: string | null) =>
  findClusters(labels, [], wanted, () => Promise.reject(new Error('nothing to join')));

const NIH = csv('Image Index,Edema', ({ patient, view, label }) => [
  `0001199${patient}_00${view}.png`,
  label,
]);

describe('what may say which images belong together', () => {
  it('is the part of the id before _, of which intervals warn where nobody chose', async () => {
    const labels = await read('l.csv', NIH, 'labels');
    expect(clusterCandidates(labels, [])).toEqual([{ column: ID_PART, groups: 6 }]);
    const { use } = await find(labels, null);
    expect(use).toMatchObject({ column: null, clusters: 12 });
    expect(clusterCaution(use)).toBe(
      'Intervals are probably too narrow: images seem to belong together in 6 groups (part of the id before _), but single images are resampled.',
    );
    expect(clusterCaution((await find(labels, '')).use)).toBe('');
    const chosen = await find(labels, ID_PART);
    expect(chosen.use).toMatchObject({ column: 'part of the id before _', clusters: 6 });
    expect([...chosen.clusterOf]).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(clusterCaution(chosen.use)).toBe('');
  });

  it('is a patient in the path, and a column with repeated values', async () => {
    const text = csv('Path,exam,Age,Edema', ({ patient, view, label }) => [
      `CheXpert-v1.0-small/valid/patient9054${patient}/study1/view${view}_frontal.jpg`,
      `e${patient}`,
      40 + patient,
      label,
    ]);
    const labels = await read('l.csv', text, 'labels');
    expect(clusterCandidates(labels, [])).toEqual([
      { column: ID_PART, groups: 6 },
      { column: 'exam', groups: 6 },
    ]);
  });

  it('is nothing where ids and columns do not repeat', async () => {
    const text = csv('id,site,Edema', ({ patient, view, label }) => [
      `img${patient}${view}`,
      'north',
      label,
    ]);
    const labels = await read('l.csv', text, 'labels');
    expect(clusterCandidates(labels, [])).toEqual([]);
    expect(clusterCaution((await find(labels, null)).use)).toBe('');
    await expect(find(labels, ID_PART)).rejects.toThrow('no part of its ids says');
  });

  it('is never a column of patients that lost digits', async () => {
    const text = csv('id,subject_id,Edema', ({ patient, view, label }) => [
      `img${patient}${view}`,
      '1.29E+38',
      label,
    ]);
    const { use } = await find(await read('l.csv', text, 'labels'), null);
    expect(use.column).toBeNull();
  });

  it('is looked for in metadata of these images only', async () => {
    const labels = await read('l.csv', NIH, 'labels');
    const other = await read('m.csv', 'id,sex\nx,F\ny,M\n', 'metadata');
    const own = await read('m.csv', 'id,sex\n00011990_000.png,F\ny,M\n', 'metadata');
    expect([sharesIds(labels, other), sharesIds(labels, own)]).toEqual([false, true]);
  });
});
