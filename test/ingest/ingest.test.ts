import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
  Decimal,
  Float32,
  Int64,
  makeData,
  TimestampMicrosecond,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import fc from 'fast-check';
import { expect, describe as suite, test, vi } from 'vitest';
import { unusualCsv } from '@/lib/cli/evaluate/unusual-csv';
import { columnsFromIpc } from '@/lib/ingest/arrow/columns-from-ipc';
import { openNodeReader } from '@/lib/ingest/node-reader';
import { webHashing } from '@/lib/ingest/read/hash';
import type { Progress, SourceFile } from '@/lib/ingest/types';
import { floatText } from '@/lib/ingest/values';
import { fileOf, parquetOf, parquetOfQuery } from './files';
import { columnsOf, ingest, reader, textsOf } from './read';

const csv = `id,x\n${Array.from({ length: 1000 }, (_, i) => `i${i},0.5`).join('\n')}\n`;
const parquet = parquetOf([
  ['id', vectorFromArray(['a', 'b'], new Utf8())],
  ['x', vectorFromArray([0.5, 1], new Float32())],
]);

suite('an aborted read', () => {
  const reason = new DOMException('the reader stopped it', 'AbortError');

  test.each(['reading', 'decoding', 'checking'] as const)('at %s', async (step) => {
    for (const file of [fileOf('a.csv', csv), fileOf('a.parquet', parquet)]) {
      const controller = new AbortController();
      const onProgress = (progress: Progress) => {
        if (progress.step === step) controller.abort(reason);
      };
      const outcome = reader.ingest(file, {}, { signal: controller.signal, onProgress });
      await expect(outcome).rejects.toBe(reason);
    }
  });

  test('before it began, and in a packed file', async () => {
    const signal = AbortSignal.abort(reason);
    await expect(reader.ingest(fileOf('a.csv', csv), {}, { signal })).rejects.toBe(reason);
    const controller = new AbortController();
    const packed = fileOf('a.csv.gz', gzipSync(csv));
    const file: SourceFile = {
      name: packed.name,
      // Not known, so that it is read block by block.
      size: 0,
      arrayBuffer: () => packed.arrayBuffer(),
      stream: () =>
        packed.stream().pipeThrough(
          new TransformStream({
            transform(block, stream) {
              for (const byte of block) stream.enqueue(Uint8Array.of(byte));
              controller.abort(reason);
            },
          }),
        ),
    };
    const outcome = reader.ingest(file, {}, { signal: controller.signal });
    await expect(outcome).rejects.toBe(reason);
  });
});

suite('one call for a file', () => {
  test('facts of the file as it is, read at once or block by block', async () => {
    for (const bytes of [new TextEncoder().encode(csv), gzipSync(csv), parquet]) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const known = fileOf('f', bytes);
      const ofUnknownSize: SourceFile = {
        name: 'f',
        size: 0,
        arrayBuffer: () => known.arrayBuffer(),
        stream: () => known.stream(),
      };
      for (const file of [known, ofUnknownSize]) {
        const { facts } = await reader.ingest(file, {});
        expect(facts).toMatchObject({ fileName: 'f', size: bytes.length, hash });
      }
    }
  });

  test('the same hash of all bytes, of blocks, and where the platform offers none', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i * 31);
    const { whole, blocks } = webHashing();
    const expected = createHash('sha256').update(bytes).digest('hex');
    const hasher = blocks();
    for (let i = 0; i < bytes.length; i += 777) hasher.update(bytes.subarray(i, i + 777));
    expect(hasher.digest()).toBe(expected);
    const begun = whole(bytes);
    const before = bytes[0]!;
    bytes[0] = before + 1;
    expect(await begun).toBe(expected);
    bytes[0] = before;
    vi.stubGlobal('crypto', {});
    expect(await whole(bytes)).toBe(expected);
    vi.unstubAllGlobals();
  });

  test('several files at once, good and bad', async () => {
    const texts = [csv, 'id,x\na,1\nb,zero\n', 'id,x\na\n', csv];
    const outcomes = await Promise.all(texts.map((text, i) => ingest(`${i}.csv`, text)));
    expect(outcomes.map(({ facts }) => facts?.rows)).toEqual([1000, 2, undefined, 1000]);
  });

  test('a file that cannot be opened is no outcome', async () => {
    const file: SourceFile = {
      name: 'gone.csv',
      size: 1,
      arrayBuffer: () => Promise.reject(new Error('gone')),
      stream: () =>
        new ReadableStream({ start: (controller) => controller.error(new Error('gone')) }),
    };
    await expect(reader.ingest(file, {})).rejects.toThrow('gone');
  });

  test('scores that need a choice, and the same file once it is made', async () => {
    const text = 'id,Edema,Mass\na,0.5,87.5\nb,99,3\nc,100,0\n';
    const asked = await ingest('p.csv', text);
    expect(asked).toMatchObject({
      kind: 'needs-choice',
      error: {
        details: {
          remedies: [{ overrides: { scale: 'percent' } }, { overrides: { scale: 'rank' } }],
        },
      },
    });
    const chosen = await ingest('p.csv', text, { scale: 'percent' });
    expect(chosen.kind).toBe('ready');
    expect(chosen.facts!.hash).toBe(asked.facts!.hash);
  });

  test.each([
    ['CSV', csv],
    ['Parquet', parquet],
  ])('%s beyond the memory there is is refused with numbers', async (_, content) => {
    const small = openNodeReader({ unusualCsv, memory: 10 });
    const outcome = await small.ingest(fileOf('f', content), {});
    if (outcome.kind !== 'error') throw new Error('it fits');
    expect(outcome.error.message).toMatch(/^f: needs about .* of memory, more than there is room/);
    expect(outcome.error.details.value).toMatch(/^\d+ bytes$/);
  });

  test('Parquet made to fill memory is refused before a value of it is read', async () => {
    // Run lengths: a small file that holds 5 million texts.
    const bomb = await parquetOfQuery("SELECT 'a' AS x FROM range(5_000_000)");
    expect(bomb.length).toBeLessThan(2_000_000);
    const page = openNodeReader({ unusualCsv, memory: 2 ** 27 });
    const outcome = await page.ingest(fileOf('bomb.parquet', bomb), {});
    if (outcome.kind !== 'error') throw new Error('it was read');
    expect(outcome.error.message).toBe(
      'bomb.parquet: needs about 0.2 GB of memory, more than there is room for; expected at most ' +
        '0.1 GB: open fewer files, or score it in a terminal with npm run evaluate',
    );
    expect(outcome.error.details.value).toBe(`${5_000_000 * 48} bytes`);
  });

  test('CSV that only DuckDB reads comes to the same outcome', async () => {
    const plain = await ingest('p.csv', 'id,Edema\na,0.5\nb,1\n');
    const odd = await ingest('p.csv', 'id,Edema\na,0.5,\nb,1\n');
    if (plain.kind !== 'ready' || odd.kind !== 'ready') throw new Error('both are good');
    expect(odd.content).toEqual(plain.content);
    expect(odd.facts.columns).toEqual(plain.facts.columns);
  });
});

suite('columns', () => {
  test('dates, times, decimals, binary values and large integers as DuckDB spells them', async () => {
    const bytes = await parquetOfQuery(
      `SELECT DATE '2020-01-02' AS d, TIMESTAMP '2020-01-02 03:04:05.12' AS t, TIME '03:04:05.5' AS c,
         1.50::DECIMAL(10,2) AS m, -0.07::DECIMAL(5,2) AS n, 'a\\xFF'::BLOB AS b, 9007199254740993 AS i,
         12345678901234567890123::DECIMAL(38,0) AS w, 123456789012345678 AS k`,
    );
    const columns = [...(await columnsOf(bytes)).values()];
    expect(columns.map((column) => [column.sqlType, textsOf(column)[0]])).toEqual([
      ['DATE', '2020-01-02'],
      ['TIMESTAMP', '2020-01-02 03:04:05.12'],
      ['TIME', '03:04:05.5'],
      ['DECIMAL(10,2)', '1.50'],
      ['DECIMAL(5,2)', '-0.07'],
      ['BLOB', 'a\\xFF'],
      ['BIGINT', '9007199254740993'],
      ['DECIMAL(38,0)', '12345678901234567890123'],
      ['BIGINT', '123456789012345678'],
    ]);
  });

  test('times before 1970 and with a zone', () => {
    const micro = BigInt64Array.of(-1n, 0n);
    const type = new TimestampMicrosecond('UTC');
    const decimals = makeData({
      type: new Decimal(1, 5, 128),
      length: 2,
      data: new Uint32Array(8),
    });
    const bytes = parquetOf([
      ['t', new Vector([makeData({ type, length: 2, data: micro })])],
      ['m', new Vector([decimals])],
      ['i', vectorFromArray([1n, 2n], new Int64())],
    ]);
    return expect(columnsOf(bytes).then((found) => textsOf(found.get('t')!))).resolves.toEqual([
      '1969-12-31 23:59:59.999999+00',
      '1970-01-01 00:00:00+00',
    ]);
  });

  test('floats are spelled with the fewest digits that give them again', () => {
    expect([1, 0.1, 1e-5, 1e16, -0, 123456.7, 1e15].map((x) => floatText(x, 'double'))).toEqual([
      ...['1.0', '0.1', '1e-05', '1e+16', '-0.0', '123456.7', '1000000000000000.0'],
    ]);
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (x) =>
        Object.is(Math.fround(Number(floatText(x, 'float'))), x),
      ),
    );
  });

  test('a stream for DuckDB holds what was read', async () => {
    const text = 'id,n,flag,x,none\na,12,true,0.5,\nb,,false,,\nc,30,,nan,\n';
    const { columns } = columnsFromIpc([await reader.arrow(fileOf('f.csv', text), {})]);
    expect(columns.map(({ sqlType }) => sqlType)).toEqual([
      ...['VARCHAR', 'BIGINT', 'BOOLEAN', 'DOUBLE', 'VARCHAR'],
    ]);
    expect(columns.map(textsOf)).toEqual([
      ['a', 'b', 'c'],
      ['12', null, '30'],
      ['true', 'false', null],
      ['0.5', null, 'nan'],
      [null, null, null],
    ]);
    const halves = columnsFromIpc([
      await reader.arrow(fileOf('f.parquet', parquet), { layout: 'wide' }),
    ]);
    expect(halves.columns.map(textsOf)).toEqual([
      ['a', 'b'],
      ['0.5', '1.0'],
    ]);
  });
});
