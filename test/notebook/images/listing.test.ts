import { describe, expect, it } from 'vitest';
import { TextColumn } from '@/lib/ingest/text-column';
import {
  filtersOf,
  type ListedImages,
  othersOfPatient,
  sortOptions,
  sortRows,
} from '@/lib/notebook/images/listing';
import { listingTable } from '@/lib/notebook/images/listing-table';
import type { ImageColumn } from '@/lib/notebook/session/images/task-images';

const column = (
  name: string,
  kind: ImageColumn['kind'],
  values: readonly (string | null)[],
): ImageColumn => ({ name, file: 'meta.csv', kind, at: (row) => values[row] ?? null });

/** Six songs of three singers; the last has no score of team B. */
const SONGS: ListedImages = {
  images: {
    task: 's1',
    digest: '',
    rows: 6,
    ids: TextColumn.of(['t10', 't9', 't2', 't1', 't11', 't3']),
    classes: ['Flute', 'Harp'],
    labels: [Uint8Array.of(1, 0, 1, 255, 0, 1), Uint8Array.of(1, 0, 0, 0, 0, 0)],
    columns: [
      column('year', 'integer', ['1990', '2000', null, '1980', '1970', '2010']),
      column('key', 'text', ['a', 'b', 'a', 'c', null, 'b']),
    ],
    patients: { column: 'singer', of: Uint32Array.of(0, 1, 0, 2, 1, 0) },
  },
  of: {
    class: 'Flute',
    threshold: 0.5,
    labels: Uint8Array.of(1, 0, 1, 255, 0, 1),
    teams: [
      { team: 'A', scores: Float32Array.of(0.5, 0.25, 0.75, 0, 1, 0.125), areProbabilities: true },
      { team: 'B', scores: Float64Array.of(3, 1, 2, 5, 4, Number.NaN), areProbabilities: false },
    ],
  },
  rows: Int32Array.of(5, 0, 2, 4),
  order: 'worst first',
  numbers: [{ key: 'missed', title: 'Missed by', format: 'count', at: (row) => row % 2 }],
};

const sorted = (key: string, descending = false) => [
  ...sortRows(SONGS, SONGS.rows, key, descending),
];

describe('listed images', () => {
  it('are sorted by id as numbers are read, by numbers, scores and metadata', () => {
    expect(sorted('order')).toEqual([5, 0, 2, 4]);
    expect(sorted('order', true)).toEqual([4, 2, 0, 5]);
    expect(sorted('id')).toEqual([2, 5, 0, 4]);
    expect(sorted('team:A')).toEqual([5, 0, 2, 4]);
    expect(sorted('column:year')).toEqual([4, 0, 5, 2]);
    expect(sorted('nothing of the kind')).toEqual([5, 0, 2, 4]);
  });

  it('have missing values last in both directions, and equal ones in the order of the list', () => {
    expect(sorted('column:year', true)).toEqual([5, 0, 4, 2]);
    expect(sorted('team:B', true)).toEqual([4, 0, 2, 5]);
    expect(sorted('number:missed')).toEqual([0, 2, 4, 5]);
    expect(sorted('number:missed', true)).toEqual([5, 0, 2, 4]);
  });

  it('can be sorted by all that is shown of them', () => {
    expect(sortOptions(SONGS).map(({ value }) => value)).toEqual([
      'order',
      'id',
      'number:missed',
      'team:A',
      'team:B',
      'column:year',
      'column:key',
    ]);
  });

  it('are filtered by values of a column, missing ones too; each image is in one group', () => {
    const key = filtersOf(SONGS).find((own) => own.column === 'key')!;
    const found = key.groups.map(({ name, includes }) => [name, [...SONGS.rows.filter(includes)]]);
    expect(found).toEqual([
      ['a', [0, 2]],
      ['b', [5]],
      ['unknown', [4]],
    ]);
  });

  it('are filtered by ranges of a number of many values, and not by ids', () => {
    const rows = Int32Array.from({ length: 100 }, (_, row) => row);
    const columns = [
      column(
        'age',
        'double',
        Array.from(rows, (row) => (row === 7 ? null : `${row / 2}`)),
      ),
      column(
        'patient',
        'text',
        Array.from(rows, (row) => `p${row}`),
      ),
      column(
        'site',
        'text',
        Array.from(rows, () => 'one'),
      ),
    ];
    const filters = filtersOf({ ...SONGS, images: { ...SONGS.images, columns }, rows });
    expect(filters.map((own) => own.column)).toEqual(['age']);
    const { groups } = filters[0]!;
    expect(groups).toHaveLength(4);
    const counts = Array.from(rows, (row) => groups.filter(({ includes }) => includes(row)).length);
    expect(counts.map((count, row) => (row === 7 ? 1 - count : count))).toEqual(
      Array.from(rows, () => 1),
    );
    expect(groups[0]!.name).toMatch(/^0 to 12\.5$|^0 to 12$/);
  });

  it('know the other images of a patient', () => {
    expect(othersOfPatient(SONGS.images, 0)).toEqual([2, 5]);
    expect(othersOfPatient(SONGS.images, 3)).toEqual([]);
    expect(othersOfPatient({ ...SONGS.images, patients: null }, 0)).toEqual([]);
  });

  it('are saved with labels, scores of all teams and metadata, in the order shown', () => {
    const { columns, rows } = listingTable(SONGS, Int32Array.of(5, 0), 'missed', 'Missed songs');
    expect(columns.map(({ key }) => key)).toEqual([
      'id',
      'label',
      'positive_classes',
      'missed',
      'score A',
      'score B',
      'year',
      'key',
    ]);
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['t3', 'positive', 'Flute', 1, 0.125, null, '2010', 'b'],
      ['t10', 'positive', 'Flute; Harp', 0, 0.5, 3, '1990', 'a'],
    ]);
  });

  it('give columns of one name different keys', () => {
    const columns = [column('id', 'text', []), column('label', 'text', [])];
    const listed = { ...SONGS, images: { ...SONGS.images, columns } };
    const keys = listingTable(listed, Int32Array.of(0), 'a', 'b').columns.map(({ key }) => key);
    expect(keys.slice(-2)).toEqual(['id_2', 'label_2']);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
