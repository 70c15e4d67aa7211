import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, loadFile, type Role } from '@/lib/engine';
import { findClusters, numberClusters } from '@/lib/engine/intake/clusters';
import { type LabelsSource, type MetadataSource, readTable } from '@/lib/engine/intake/source';
import { openNativeDatabase } from '@/lib/engine/native/open';
import { fileOf } from '../engine/files';

let db: Database;
beforeAll(async () => {
  db = await openNativeDatabase();
});
afterAll(() => db.close());

async function read<S>(name: string, text: string, role: Role): Promise<S> {
  const loaded = await loadFile(db, fileOf(name, new TextEncoder().encode(text)));
  return (await readTable(db, loaded, { role })) as S;
}

const LABELS = 'dicom_id,Edema\nc,1\na,0\nb,1\nd,0\n';
const META = 'dicom_id,subject_id,site\na,7,north\nb,7,south\nc,9,north\ne,7,south\n';

describe('clusters', () => {
  it('number values as they come, images without one on their own', () => {
    const found = numberClusters(['x', null, 'y', 'x', '', Number.NaN as never]);
    expect([...found.clusterOf]).toEqual([0, 1, 2, 0, 3, 4]);
    expect(found).toMatchObject({ clusters: 5, alone: 3 });
  });

  it('come from metadata, matched by id, where these say who the patient is', async () => {
    const labels = await read<LabelsSource>('labels.csv', LABELS, 'labels');
    const meta = await read<MetadataSource>('meta.csv', META, 'metadata');
    const { clusterOf, use } = await findClusters(db, labels, [meta], null);
    expect([...clusterOf!]).toEqual([0, 1, 1, 2]);
    expect(use).toEqual({
      column: 'subject_id',
      file: 'meta.csv',
      clusters: 3,
      images: 4,
      alone: 1,
    });
  });

  it('come from a column the reader names', async () => {
    const labels = await read<LabelsSource>('labels.csv', LABELS, 'labels');
    const meta = await read<MetadataSource>('meta.csv', META, 'metadata');
    const { clusterOf } = await findClusters(db, labels, [meta], 'site');
    expect([...clusterOf!]).toEqual([0, 0, 1, 2]);
    await expect(findClusters(db, labels, [meta], 'ward')).rejects.toThrow(
      'there is no column "ward" to draw by; expected one of subject_id, site',
    );
  });

  it('come from the labels first', async () => {
    const text = 'dicom_id,subject_id,Edema\na,1,1\nb,2,0\nc,1,1\n';
    const labels = await read<LabelsSource>('own.csv', text, 'labels');
    const { clusterOf, use } = await findClusters(db, labels, [], null);
    expect([...clusterOf!]).toEqual([0, 1, 0]);
    expect(use).toMatchObject({ column: 'subject_id', file: 'own.csv', clusters: 2 });
    expect((await findClusters(db, labels, [], '')).clusterOf).toBeNull();
  });

  it('are images where metadata are of others, unless their column is asked for', async () => {
    const labels = await read<LabelsSource>('labels.csv', LABELS, 'labels');
    const other = META.replace(/^[a-e],/gm, 'x$&');
    const meta = await read<MetadataSource>('other.csv', other, 'metadata');
    const { clusterOf, use } = await findClusters(db, labels, [meta], null);
    expect(clusterOf).toBeNull();
    expect(use).toMatchObject({ column: null, clusters: 4 });
    await expect(findClusters(db, labels, [meta], 'site')).rejects.toThrow('shares no id');
  });
});
