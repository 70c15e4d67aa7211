import fc from 'fast-check';
import { expect, describe as suite, test } from 'vitest';
import { parseNumber, quotient } from '@/lib/ingest/csv/numbers';
import { readCsv } from '@/lib/ingest/csv/read-csv';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseNumber(bytesOf(text), 0, text.length);

/** The texts whose number is not, bit for bit, the one that JavaScript reads. */
const misread = (texts: Iterable<string>) =>
  [...texts].filter((text) => !Object.is(parse(text), Number(text)));

/** A generator of its own: hundreds of thousands of cases cost fast-check too much each. */
function* uniform(count: number, seed: number): Generator<number> {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  const words = new Uint32Array(2);
  for (let i = 0; i < count; i++) {
    words.set([next(), next()]);
    yield (words[0]! * 2 ** 21 + (words[1]! >>> 11)) / 2 ** 53;
  }
}

suite('a number of bytes is the one that Number() reads of the text', () => {
  test.each<[string, (x: number) => string]>([
    ['probabilities of full precision', (x) => String(x)],
    ['floats', (x) => String(Math.fround(x))],
    ['few digits', (x) => x.toFixed(6)],
    ['17 digits', (x) => (x ** 6).toPrecision(17)],
    ['25 digits', (x) => x.toPrecision(25)],
    ['small ones, with exponents', (x) => String(x * 10 ** -Math.floor(x * 60))],
    ['large ones', (x) => String(-x * 10 ** Math.floor(x * 40))],
    ['exponents of any size', (x) => `${x}e${Math.floor((x * 1e6) % 640) - 320}`],
  ])('%s', (_, spell) => {
    expect(misread(Array.from(uniform(50_000, 7), spell))).toEqual([]);
  });

  test('the middle of two doubles, and what lies next to it', () => {
    const texts = Array.from(uniform(20_000, 11), (x) => {
      const odd = (BigInt(Math.floor(x * 2 ** 52)) + 2n ** 52n) * 2n + 1n;
      const shift = BigInt(1 + Math.floor(x * 20));
      const digits = ((odd * 10n ** 30n) / 2n ** shift).toString().padStart(31, '0');
      return `${digits.slice(0, -30)}.${digits.slice(-30).replace(/0+$/, '')}`;
    });
    expect(misread(texts)).toEqual([]);
    expect(misread(texts.map((text) => `${text}1`))).toEqual([]);
    expect(misread(texts.map((text) => text.slice(0, -1)))).toEqual([]);
  });

  test('doubles of any bits, and decimals of any digits', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 40 });
    const decimal = fc
      .tuple(fc.constantFrom('', '-', '+'), digits, digits, fc.integer({ min: -340, max: 340 }))
      .filter(([, whole, fraction]) => whole !== '' || fraction !== '')
      .map(([sign, whole, fraction, exponent]) => `${sign}${whole}.${fraction}e${exponent}`);
    fc.assert(
      fc.property(fc.oneof(fc.double({ noNaN: true }).map(String), decimal), (text) =>
        Object.is(parse(text), Number(text)),
      ),
      { numRuns: 20_000 },
    );
  });

  test('a quotient of few digits is that of the numbers', () => {
    expect(quotient(123, 0, 0, 2)).toBe(1.23);
    expect(quotient(123456789012345, 67, 2, 17)).toBe(Number('0.12345678901234567'));
  });
});

suite('what is a number', () => {
  test.each([
    ['nan', Number.NaN],
    ['-NaN', Number.NaN],
    ['Inf', Infinity],
    ['-infinity', -Infinity],
    ['+1', 1],
    ['5.', 5],
    ['.5', 0.5],
    ['-0', -0],
    ['1e400', Infinity],
    ['00012', 12],
  ])('%s', (text, value) => {
    expect(parse(text)).toBe(value);
  });

  test.each([
    '',
    '.',
    '-',
    '1e',
    '1e+',
    'e5',
    '1_000',
    '0x10',
    '1.2.3',
    '1 ',
    'infin',
    '--1',
    '1,5',
  ])('"%s" is none', (text) => {
    expect(parse(text)).toBeUndefined();
  });

  test('with another mark before the fraction', () => {
    const comma = ','.charCodeAt(0);
    expect(parseNumber(bytesOf('0,12345678901234567890123456789012345678'), 0, 40, comma)).toBe(
      0.12345678901234568,
    );
    expect(parseNumber(bytesOf('0.5'), 0, 3, comma)).toBeUndefined();
  });
});

/** The numbers of a column, read from a text that comes in blocks of some size. */
async function columnOf(cells: readonly string[], block: number): Promise<Float64Array> {
  // A last column of digits, so that digits follow each number.
  const bytes = bytesOf(`x,y\n${cells.map((cell) => `${cell},0.123456789`).join('\n')}`);
  async function* blocks() {
    for (let at = 0; at < bytes.length; at += block) yield bytes.subarray(at, at + block);
  }
  const file = { name: 'x.csv', size: bytes.length, open: async () => blocks() };
  const { columns } = await readCsv(file, () => undefined);
  expect(columns[0]!.kind).toBe('double');
  return columns[0]!.values as Float64Array;
}

suite('a column of CSV holds the numbers that Number() reads of its cells', () => {
  /** Numbers of every length before and after the point. */
  const cells = ['0.5', '-0', '.25', '7.'];
  for (const [i, x] of [...uniform(30 * 20 * 4, 5)].entries()) {
    const digits = `${x}${x * x}`.replace(/\D/g, '').padEnd(60, '7');
    const whole = digits.slice(0, i % 20);
    const fraction = digits.slice(20, 20 + (Math.floor(i / 20) % 30));
    if (whole || fraction) cells.push(`${i % 3 ? '' : '-'}${whole}.${fraction}`);
  }

  test.each([1 << 22, 777])('in blocks of %d bytes', async (block) => {
    const values = await columnOf(cells, block);
    expect(cells.filter((cell, row) => !Object.is(values[row], Number(cell)))).toEqual([]);
  });
});
