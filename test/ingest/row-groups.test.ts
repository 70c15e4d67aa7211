import { expect, describe as suite, test } from 'vitest';
import { joinRows } from '@/lib/ingest/align';
import { idIndex } from '@/lib/ingest/id-index';
import { type Attribute, attributesOf, rowGroups } from '@/lib/ingest/subgroups';
import { idsOf } from '@/lib/ingest/values';
import { columnsOf } from './read';

suite('groups of rows', () => {
  const labels = () => columnsOf('id,x\nc,1\na,0\nlost,1\nb,0\n');
  const ages = [20, 20, 30, 40, 41, 50, 60, 61, 62, 63, 64, 65, 66, 67];
  const metadata = () => {
    const views = ['PA', 'AP', "it's", 'AP'];
    const rows = ages.map((age, i) => {
      const id = ['a', 'b', 'c'][i] ?? `z${i}`;
      return [id, 7000 + i, i % 3 !== 0, views[i % 4], age, 'same', `text ${i}`].join(',');
    });
    return columnsOf(`id,subject_id,old,View "x",age,one,free\n${rows.join('\n')}\n`);
  };

  test('attributes are columns of few values, or numbers that can be cut into ranges', async () => {
    expect(attributesOf([...(await metadata()).values()])).toEqual([
      { column: 'old', by: 'value' },
      { column: 'View "x"', by: 'value' },
      { column: 'age', by: 'range' },
    ]);
    expect(attributesOf([])).toEqual([]);
  });

  test.each<[Attribute['by'], string, string[], number[]]>([
    ['value', 'View "x"', ['AP', 'PA', "it's"], [2, 1, -1, 0]],
    ['value', 'old', ['true', 'false'], [0, 1, -1, 0]],
    ['range', 'age', ['20 to 30', '40 to 60', '61 to 63', '64 to 67'], [0, 0, -1, 0]],
  ])('by %s of %s, in the order of the labels', async (by, column, names, groupOf) => {
    const other = await metadata();
    const ids = (columns: typeof other) =>
      idsOf(columns.get('id')!, columns.get('id')!.values.length);
    const rows = joinRows(idIndex(ids(await labels())), ids(other));
    const found = rowGroups(other.get(column)!, by, rows);
    expect(found.names).toEqual(names);
    expect([...found.groupOf]).toEqual(groupOf);
  });

  test('a missing value is in no group, a number that is none neither', async () => {
    const columns = await columnsOf('id,v,n\na,x,1.5\nb,,\nc,y,nan\nd,x,2.5\n');
    const by = (column: string, how: Attribute['by']) => rowGroups(columns.get(column)!, how, null);
    expect([...by('v', 'value').groupOf]).toEqual([0, -1, 1, 0]);
    expect(by('n', 'range')).toEqual({
      names: ['1.5', '2.5'],
      groupOf: Int32Array.of(0, -1, -1, 1),
    });
  });
});
