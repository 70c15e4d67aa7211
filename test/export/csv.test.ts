import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, seventeenDigits, toCsv } from '@/lib/export/csv';

describe('CSV', () => {
  it('a table worked by hand', () => {
    const rows = [
      ['plain', 1, 0.1, null],
      ['with, "quotes"', -2, 1e-7, undefined],
      ['two\nlines', 0, Number.NaN, true],
    ];
    expect(toCsv(['team', 'n', 'x', 'flag'], rows)).toBe(
      'team,n,x,flag\nplain,1,0.1,\n"with, ""quotes""",-2,1e-7,\n"two\nlines",0,,true\n',
    );
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
