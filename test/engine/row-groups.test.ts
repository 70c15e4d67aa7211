import { expect, test } from 'vitest';
import { type Attribute, attributesOf } from '@/lib/engine/attributes';
import { loadFile } from '@/lib/engine/load-file';
import { rowGroups } from '@/lib/engine/row-groups';
import { onBothDatabases } from './databases';
import { fileOf } from './files';

onBothDatabases('groups of rows', (db) => {
  const side = async (name: string, content: string) => ({
    ...(await loadFile(db(), fileOf(name, content))),
    idColumn: 'id',
  });
  const labels = () => side('labels.csv', 'id,x\nc,1\na,0\nlost,1\nb,0\n');
  const ages = [20, 20, 30, 40, 41, 50, 60, 61, 62, 63, 64, 65, 66, 67];
  const metadata = () => {
    const views = ['PA', 'AP', "it's", 'AP'];
    const rows = ages.map((age, i) => {
      const id = ['a', 'b', 'c'][i] ?? `z${i}`;
      return [id, 7000 + i, i % 3 !== 0, views[i % 4], age, 'same', `text ${i}`].join(',');
    });
    return side('m.csv', `id,subject_id,old,View "x",age,one,free\n${rows.join('\n')}\n`);
  };

  test('attributes are columns of few values, or numbers that can be cut into ranges', async () => {
    const { table, columns } = await metadata();
    expect(await attributesOf(db(), table, columns)).toEqual([
      { table, column: 'old', by: 'value' },
      { table, column: 'View "x"', by: 'value' },
      { table, column: 'age', by: 'range' },
    ]);
    expect(await attributesOf(db(), table, [])).toEqual([]);
  });

  test.each<[Attribute['by'], string, string[], number[]]>([
    ['value', 'View "x"', ['AP', 'PA', "it's"], [2, 1, -1, 0]],
    ['value', 'old', ['true', 'false'], [0, 1, -1, 0]],
    ['range', 'age', ['20 to 30', '40 to 60', '61 to 63', '64 to 67'], [0, 0, -1, 0]],
  ])('by %s of %s, in the order of the labels', async (by, column, names, groupOf) => {
    const other = await metadata();
    const found = await rowGroups(db(), await labels(), other, { table: other.table, column, by });
    expect(found.names).toEqual(names);
    expect([...found.groupOf]).toEqual(groupOf);
  });

  test('a missing value is in no group, a number that is none neither', async () => {
    const table = await side('l.csv', 'id,v,n\na,x,1.5\nb,,\nc,y,nan\nd,x,2.5\n');
    const by = (column: string, how: Attribute['by']) =>
      rowGroups(db(), table, table, { table: table.table, column, by: how });
    expect([...(await by('v', 'value')).groupOf]).toEqual([0, -1, 1, 0]);
    expect(await by('n', 'range')).toEqual({
      names: ['1.5', '2.5'],
      groupOf: Int32Array.of(0, -1, -1, 1),
    });
  });
});
