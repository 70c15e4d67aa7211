import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { expect, describe as suite, test } from 'vitest';
import { columnsOf, ingest, textsOf } from './read';

suite('CSV', () => {
  const load = async (text: string | Uint8Array, name = 'scores.csv') =>
    (await ingest(name, text)).facts!;
  const kinds = async (text: string) =>
    (await load(text)).columns.map(({ name, kind }) => `${name}:${kind}`);
  const values = async (text: string, names: readonly string[]) => {
    const columns = await columnsOf(text);
    return names.map((name) => columns.get(name)!.values);
  };
  const texts = async (text: string, name: string) => textsOf((await columnsOf(text)).get(name)!);

  test.each([
    ['commas', 'id,Edema,Mass\na,0.5,1\nb,0.25,0\n'],
    ['semicolons', 'id;Edema;Mass\na;0.5;1\nb;0.25;0\n'],
    ['tabs', 'id\tEdema\tMass\na\t0.5\t1\nb\t0.25\t0\n'],
    ['CRLF', 'id,Edema,Mass\r\na,0.5,1\r\nb,0.25,0\r\n'],
    ['mixed line ends', 'id,Edema,Mass\r\na,0.5,1\nb,0.25,0\r\n'],
    ['one separator too many at an end', 'id,Edema,Mass\na,0.5,1,\nb,0.25,0\n'],
    ['decimal commas', 'id;Edema;Mass\na;0,5;1\nb;0,25;0\n'],
    ['CR alone', 'id,Edema,Mass\ra,0.5,1\rb,0.25,0\r'],
    ['no last line end', 'id,Edema,Mass\na,0.5,1\nb,0.25,0'],
    ['a byte order mark', '\ufeffid,Edema,Mass\na,0.5,1\nb,0.25,0\n'],
    ['quotes', '"id","Edema","Mass"\r\n"a","0.5","1"\r\n"b","0.25","0"\r\n'],
    ['blank lines', 'id,Edema,Mass\na,0.5,1\n\nb,0.25,0\n\n'],
    ['spaces after commas', 'id, Edema, Mass\na, 0.5, 1\nb, 0.25, 0\n'],
    ['exponents', 'id,Edema,Mass\na,5e-1,+1\nb,2.5E-1,0e0\n'],
  ])('with %s', async (_, text) => {
    const loaded = await load(text);
    expect(loaded).toMatchObject({ format: 'csv', rows: 2 });
    expect(loaded.columns.map(({ name }) => name)).toEqual(['id', 'Edema', 'Mass']);
    expect(await values(text, ['Edema', 'Mass'])).toEqual([
      Float64Array.of(0.5, 0.25),
      Float64Array.of(1, 0),
    ]);
    expect(await texts(text, 'id')).toEqual(['a', 'b']);
  });

  test('separators, quotes and line ends inside quotes belong to the cell', async () => {
    const text = 'id,note,x\n"a,1","say ""no""",0.5\nb,"two\nlines",1\n';
    expect(await texts(text, 'id')).toEqual(['a,1', 'b']);
    expect(await texts(text, 'note')).toEqual(['say "no"', 'two\nlines']);
  });

  test('ids keep their leading zeros, wherever these begin', async () => {
    expect(await texts('id,x\n00001,0.5\n00002,1\n', 'id')).toEqual(['00001', '00002']);
    const later = Array.from({ length: 3000 }, (_, i) => `${i === 2999 ? '007' : 10 + i},0.5`);
    expect((await texts(`id,x\n${later.join('\n')}\n`, 'id'))[2999]).toBe('007');
  });

  test('columns get the kind that loses nothing', async () => {
    const text = 'id,age,flag,mixed,score,none\na,34,true,1,0.5,\nb,7,False,x,1,\n';
    expect(await kinds(text)).toEqual([
      'id:text',
      'age:integer',
      'flag:boolean',
      'mixed:text',
      'score:double',
      'none:text',
    ]);
  });

  test('text far down in a column of numbers makes it text, with nothing lost', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `i${i},${i === 4500 ? 'high' : i / 5000}`);
    const text = `id,x\n${rows.join('\n')}\n`;
    expect(await load(text)).toMatchObject({
      rows: 5000,
      columns: [{}, { name: 'x', kind: 'text' }],
    });
    const x = await texts(text, 'x');
    expect([x[4499], x[4500]]).toEqual(['0.8998', 'high']);
  });

  test('numbers are read to the last digit', async () => {
    const spelled = ['0.1', '0.30000000000000004', '1e-300', '0.9999999999999999', '5e-324'];
    const text = `id,x\n${spelled.map((x, i) => `i${i},${x}`).join('\n')}\n`;
    expect(await values(text, ['x'])).toEqual([Float64Array.from(spelled, Number)]);
  });

  test('an index column without a name is called as pandas calls it', async () => {
    const loaded = await load(',id,x\n0,a,0.5\n1,b,1\n');
    expect(loaded.columns.map(({ name }) => name)).toEqual(['Unnamed: 0', 'id', 'x']);
  });

  test('column names may hold anything', async () => {
    const names = ['a"b', "it's", '; DROP TABLE x', '<b>', '__proto__', 'ü 🫁', 'a,b', '{x}'];
    const header = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
    const text = `${header}\n${names.map((_, i) => `0.${i}`).join(',')}\n`;
    expect((await load(text)).columns.map(({ name }) => name)).toEqual(names);
    expect((await values(text, names)).map((column) => column.at(0))).toEqual(
      names.map((_, i) => i / 10),
    );
  });

  test('gzip, and a ZIP file with one CSV file and what archivers add', async () => {
    const text = 'id,x\na,0.5\nb,1\n';
    expect(await load(gzipSync(text), 'scores.csv.gz')).toMatchObject({ format: 'csv', rows: 2 });
    const zip = zipSync({
      'sub/predictions.csv': strToU8(text),
      '__MACOSX/sub/._predictions.csv': strToU8('x'),
      '.DS_Store': strToU8('x'),
    });
    const large = `id,x\n${Array.from({ length: 20_000 }, (_, i) => `i${i},0.5`).join('\n')}\n`;
    for (const level of [0, 9] as const) {
      const packed = zipSync({ 'p.csv': strToU8(large) }, { level });
      expect((await load(packed, 'p.zip')).rows).toBe(20_000);
    }
    const loaded = await load(zip, 'submission.zip');
    expect(loaded).toMatchObject({ format: 'csv', rows: 2, fileName: 'submission.zip' });
  });

  test('size and hash are those of the file as it is', async () => {
    const loaded = await load('id,x\na,0.5\n');
    expect(loaded).toMatchObject({
      size: 11,
      // printf 'id,x\na,0.5\n' | sha256sum
      hash: 'c0082542cc04f648a6959e80a849e8c54b313703c466b6bd628368a38d593cd1',
    });
  });
});
