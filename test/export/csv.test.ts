import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, csvRows, seventeenDigits, toCsv } from '@/lib/export/csv';
import { columnTable } from '@/lib/ingest/column-table';

describe('CSV', () => {
  it('a table worked by hand', () => {
    const table = columnTable([
      { name: 'team', values: ['plain', 'with, "quotes"', 'two\nlines'] },
      { name: 'n', values: Int32Array.of(1, -2, 0) },
      { name: 'x', values: Float64Array.of(0.1, 1e-7, Number.NaN) },
      { name: 'flag', values: [null, null, true] },
    ]);
    expect(toCsv(table)).toBe(
      'team,n,x,flag\nplain,1,0.1,\n"with, ""quotes""",-2,1e-7,\n"two\nlines",0,,true\n',
    );
    expect(csvRows(table, String, { offset: 1, limit: 1 })).toBe('"with, ""quotes""",-2,1e-7,\n');
    expect(toCsv(table.select('x', 'n').rename({ x: 'score' }))).toMatch(/^score,n\n0.1,1\n/);
  });

  it('has the columns of any name', () => {
    const names = ['__proto__', 'constructor', '2', '1', ''];
    const table = columnTable(names.map((name, i) => ({ name, values: [i] })));
    expect(toCsv(table)).toBe(`${names.join(',')}\n0,1,2,3,4\n`);
  });

  it('is written where no code may be made of strings, as the page forbids it', () => {
    const script = `
      import { ColumnTable } from 'arquero';
      const table = new ColumnTable({ a: [1, 2, 3], b: ['x', 'y', 'z'] }, ['a', 'b']);
      const some = table.select('b', 'a').rename({ a: 'n' }).slice(1, 3);
      some.scan((row) => process.stdout.write(some.columnNames().map((name) => some.get(name, row)).join()), true);
      try { table.filter((d) => d.a > 1); } catch { process.stdout.write(' refused'); }`;
    const flags = ['--disallow-code-generation-from-strings', '--input-type=module'];
    const { stdout } = spawnSync(process.execPath, [...flags, '-e', script], { encoding: 'utf8' });
    expect(stdout).toBe('y,2z,3 refused');
  });

  it.each(['=cmd()', '+1', '-1', '@x', '\tx', ' =cmd()', '\n=cmd()', '＝cmd()'])(
    '%j is no formula',
    (text) => {
      expect(csvLine([text]).replace(/^"|"$/g, '')).toBe(`'${text}`);
    },
  );

  it('a text is one cell, also where cells are parted by semicolons or tabs', () => {
    expect(csvLine(['a;=cmd()', 'b\t=cmd()'])).toBe('"a;=cmd()","b\t=cmd()"');
  });

  it('numbers in 17 digits read back to the same bits', () => {
    expect([0.1, 0.5, 3, 1e-9].map(seventeenDigits)).toEqual([
      '0.10000000000000001',
      '0.50000000000000000',
      '3',
      '1.0000000000000001e-9',
    ]);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const text = csvLine([x], seventeenDigits);
        expect(Number(text)).toBe(x === 0 ? 0 : x);
        const digits = text.replace(/e.*/, '').replace(/\D/g, '').replace(/^0+/, '');
        if (!Number.isSafeInteger(x)) expect(digits).toHaveLength(17);
      }),
    );
  });
});
