import { describe, expect, it } from 'vitest';
import { clustersOf, findClusters } from '@/lib/inference/clusters';
import type { Role } from '@/lib/ingest/types';
import { joinWithTask } from '@/lib/scoring/fit';
import { idsOf, type LabelsSource, type MetadataSource } from '@/lib/scoring/sources';
import { makeTask, taskData } from '@/lib/scoring/task';
import { readSource } from '../scoring/read-source';

const read = <R extends Role>(name: string, text: string, role: R) =>
  readSource(new File([text], name), role);

const find = (labels: LabelsSource, metadata: MetadataSource[], wanted: string | null) => {
  const task = taskData(makeTask('t', 'T', labels, []));
  return findClusters(labels, metadata, wanted, async (other) => joinWithTask(task, idsOf(other)));
};

const LABELS = 'dicom_id,Edema\nc,1\na,0\nb,1\nd,0\n';
const META = 'dicom_id,subject_id,site\na,7,north\nb,7,south\nc,9,north\ne,7,south\n';

describe('clusters', () => {
  it('are numbered in the order of image ids; an image without a value is a cluster', () => {
    const place = { column: 'c', file: 'f.csv' };
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const values = ['x', null, 'y', 'x', '', Number.NaN];
    const { clusterOf, use } = clustersOf(ids, values, place);
    expect([...clusterOf]).toEqual([0, 1, 2, 0, 3, 4]);
    expect(use).toEqual({ ...place, clusters: 5, images: 6, alone: 3 });
    const reversed = clustersOf(ids.toReversed(), values.toReversed(), place);
    expect([...reversed.clusterOf]).toEqual([...clusterOf].toReversed());
    expect(reversed.use).toEqual(use);
  });

  it('come from metadata, matched by id, where these say who the patient is', async () => {
    const labels = await read('labels.csv', LABELS, 'labels');
    const meta = await read('meta.csv', META, 'metadata');
    const { clusterOf, use } = await find(labels, [meta], null);
    // Rows c, a, b, d: numbered from a on.
    expect([...clusterOf]).toEqual([1, 0, 0, 2]);
    expect(use).toEqual({
      column: 'subject_id',
      file: 'meta.csv',
      clusters: 3,
      images: 4,
      alone: 1,
    });
  });

  it('come from a column the reader names', async () => {
    const labels = await read('labels.csv', LABELS, 'labels');
    const meta = await read('meta.csv', META, 'metadata');
    const { clusterOf } = await find(labels, [meta], 'site');
    expect([...clusterOf]).toEqual([0, 0, 1, 2]);
    await expect(find(labels, [meta], 'ward')).rejects.toThrow(
      'there is no column "ward" to resample by; expected one of subject_id, site',
    );
  });

  it('come from the labels first', async () => {
    const text = 'dicom_id,subject_id,Edema\na,1,1\nb,2,0\nc,1,1\n';
    const labels = await read('own.csv', text, 'labels');
    const { clusterOf, use } = await find(labels, [], null);
    expect([...clusterOf]).toEqual([0, 1, 0]);
    expect(use).toMatchObject({ column: 'subject_id', file: 'own.csv', clusters: 2 });
    expect([...(await find(labels, [], '')).clusterOf]).toEqual([0, 1, 2]);
  });

  it('are images where metadata are of others, unless their column is asked for', async () => {
    const labels = await read('labels.csv', LABELS, 'labels');
    const other = META.replace(/^[a-e],/gm, 'x$&');
    const meta = await read('other.csv', other, 'metadata');
    const { clusterOf, use } = await find(labels, [meta], null);
    expect([...clusterOf]).toEqual([2, 0, 1, 3]);
    expect(use).toMatchObject({ column: null, clusters: 4 });
    await expect(find(labels, [meta], 'site')).rejects.toThrow('shares no id');
  });
});
