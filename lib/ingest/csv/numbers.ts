/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Greater powers of ten as the sum of two doubles, exact up to here. */
const GREATEST_POWER = 45;
const HIGH = Float64Array.from({ length: GREATEST_POWER + 1 }, (_, e) => Number(10n ** BigInt(e)));
const LOW = HIGH.map((high, e) => Number(10n ** BigInt(e) - BigInt(high)));

/** Digits that make a whole number which a double holds exactly, whatever they are. */
const EXACT_DIGITS = 15;

const SPLIT = 2 ** 27 + 1;

/** What rounding took from the product of two doubles (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const c = SPLIT * a;
  const aHigh = c - (c - a);
  const aLow = a - aHigh;
  const d = SPLIT * b;
  const bHigh = d - (d - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The error of the quotient below is less than this share of it, by a factor of a hundred. */
const UNSURE = 2 ** -95;

/**
 * (first * 10^digits + rest) / 10^exponent, correctly rounded; NaN where the rounding is too close
 * to call. With twice the precision of a double (as double-double arithmetic gives it) the quotient
 * is known well enough to be rounded, unless it lies next to the middle of two doubles.
 *
 * @param first at most 15 digits
 * @param rest at most 15 further digits, as a number
 * @param digits how many they are
 * @param exponent from 0 to 45
 */
export function quotient(first: number, rest: number, digits: number, exponent: number): number {
  const power = POWERS[digits]!;
  const product = first * power;
  const low = productError(first, power, product) + rest;
  const dividend = product + low;
  const dividendLow = low - (dividend - product);

  const high = HIGH[exponent]!;
  const guess = dividend / high;
  const back = guess * high;
  const backLow = productError(guess, high, back) + guess * LOW[exponent]!;
  const correction = (dividend - back + (dividendLow - backLow)) / high;
  const result = guess + correction;
  const error = correction - (result - guess);
  const unsure = result * UNSURE;
  return result + (error + unsure) === result && result + (error - unsure) === result
    ? result
    : Number.NaN;
}

const LF = 10;
const CR = 13;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

const SPECIAL: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['inf', Infinity],
  ['infinity', Infinity],
]);

/**
 * The number that bytes spell: digits with a point or an exponent, `nan`, `inf` or `infinity`, each
 * with a sign or without. Equal to `Number()` of the text bit for bit.
 *
 * @param point the byte before a number's fraction
 * @returns undefined where it is no such number
 */
export function parseNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  point: number = POINT,
): number | undefined {
  let at = start;
  const isNegative = bytes[at] === 45;
  if (isNegative || bytes[at] === 43) at++;
  const magnitude = parseMagnitude(bytes, at, end, point);
  return isNegative && magnitude !== undefined ? -magnitude : magnitude;
}

function parseMagnitude(
  bytes: Uint8Array,
  start: number,
  end: number,
  point: number,
): number | undefined {
  let first = 0;
  let rest = 0;
  let restDigits = 0;
  let digits = 0;
  let significant = 0;
  let fraction = -1;
  let at = start;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === point && fraction < 0) {
      fraction = 0;
      continue;
    }
    if (byte < ZERO || byte > NINE) break;
    digits++;
    if (fraction >= 0) fraction++;
    if (significant > 0 || byte !== ZERO) significant++;
    if (significant <= EXACT_DIGITS) first = first * 10 + (byte - ZERO);
    else if (significant <= 2 * EXACT_DIGITS) {
      rest = rest * 10 + (byte - ZERO);
      restDigits++;
    }
  }
  if (digits === 0)
    return at === start ? SPECIAL.get(asciiText(bytes, start, end).toLowerCase()) : undefined;
  const exponent = at < end ? parseExponent(bytes, at, end) : 0;
  if (exponent === undefined) return undefined;
  const divide = Math.max(fraction, 0) - exponent;
  if (first === 0) return 0;
  if (restDigits === 0 && divide >= 0 && divide < POWERS.length) return first / POWERS[divide]!;
  if (significant <= 2 * EXACT_DIGITS && divide >= 0 && divide <= GREATEST_POWER) {
    const value = quotient(first, rest, restDigits, divide);
    if (!Number.isNaN(value)) return value;
  }
  const text = asciiText(bytes, start, end);
  return Number(point === POINT ? text : text.replace(String.fromCharCode(point), '.'));
}

/** The exponent that begins with `e`; undefined where it is none. */
function parseExponent(bytes: Uint8Array, start: number, end: number): number | undefined {
  if ((bytes[start]! | 32) !== 101) return undefined;
  let at = start + 1;
  const isNegative = bytes[at] === 45;
  if (isNegative || bytes[at] === 43) at++;
  if (at === end) return undefined;
  let exponent = 0;
  for (; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit < 0 || digit > 9) return undefined;
    exponent = Math.min(exponent * 10 + digit, 100_000);
  }
  return isNegative ? -exponent : exponent;
}

/** Bytes beyond those parsed that may be read, though nothing comes of them. */
export const MARGIN = 16;

/** Reads any four bytes at once, up to `MARGIN` beyond the last one. */
export function wordsOf(bytes: Uint8Array): DataView {
  const { buffer, byteOffset, length } = bytes;
  if (byteOffset + length + MARGIN <= buffer.byteLength) return new DataView(buffer, byteOffset);
  const copy = new Uint8Array(length + MARGIN);
  copy.set(bytes);
  return new DataView(copy.buffer);
}

/** The digits `0000` as a word. Any four digits XOR it are their values, the first one lowest. */
const FOUR_ZEROS = 0x30303030;

/** Of four bytes XOR `FOUR_ZEROS`, a bit in the first that is no digit; 0 where all are digits. */
function noDigitIn(word: number): number {
  return (word | (word + 0x06060606)) & 0xf0f0f0f0;
}

/** The number that four digits make: pairs, then a pair of pairs. */
function fourDigits(word: number): number {
  const pairs = Math.imul(word, 10) + (word >>> 8);
  return Math.imul(pairs & 0xff, 100) + ((pairs >>> 16) & 0xff);
}

/** Where a record is read, and how far. */
export interface RecordCursor {
  /** The next column, and where its cell begins; after the last column, where the line ends. */
  column: number;
  at: number;
  readonly delimiter: number;
  /** The byte before a number's fraction. */
  readonly point: number;
}

/**
 * Reads the next cells of a record as long as they are numbers of at most 15 digits, perhaps with a
 * sign before and a point among them. This loop is most of the work on a file of scores; it is fast
 * because little else is in it.
 *
 * @param words the same bytes, from `wordsOf`
 * @param columns where the numbers of each column go; null for a column of text
 */
export function parseShortNumbers(
  bytes: Uint8Array,
  words: DataView,
  columns: readonly (Float64Array | null)[],
  row: number,
  cursor: RecordCursor,
): void {
  const { delimiter, point } = cursor;
  const last = columns.length - 1;
  let { column, at } = cursor;
  for (; column <= last; column++) {
    const values = columns[column]!;
    if (values === null) break;
    const isNegative = bytes[at] === MINUS;
    const first = isNegative ? at + 1 : at;
    let to = first;
    let value = 0;
    for (let digit = bytes[to]! ^ ZERO; digit < 10; digit = bytes[++to]! ^ ZERO) {
      value = value * 10 + digit;
    }
    let digits = to - first;
    if (bytes[to] === point) {
      const begin = ++to;
      let word = words.getInt32(to, true) ^ FOUR_ZEROS;
      let other = noDigitIn(word);
      for (; other === 0 && digits <= EXACT_DIGITS - 4; digits += 4) {
        value = value * 10_000 + fourDigits(word);
        to += 4;
        word = words.getInt32(to, true) ^ FOUR_ZEROS;
        other = noDigitIn(word);
      }
      if (other === 0 || digits > EXACT_DIGITS - 3) break;
      const some = (31 - Math.clz32(other & -other)) >> 3;
      value = value * POWERS[some]! + fourDigits((word << (31 - 8 * some)) << 1);
      digits += some;
      to += some;
      value /= POWERS[to - begin]!;
    }
    if (digits === 0 || digits > EXACT_DIGITS) break;
    const byte = bytes[to];
    if (byte === delimiter && column < last) at = to + 1;
    else if ((byte === LF || byte === CR) && column === last) at = to;
    else break;
    values[row] = isNegative ? -value : value;
  }
  cursor.column = column;
  cursor.at = at;
}

/**
 * Reads the cell at which `parseShortNumbers` stopped, where it is a number with a point and at most
 * 30 digits.
 *
 * @returns where the cell ends; -1 where it is anything else, or its rounding too close to call
 */
export function parseLongNumber(
  bytes: Uint8Array,
  values: Float64Array,
  row: number,
  { at: start, delimiter, point }: RecordCursor,
): number {
  const isNegative = bytes[start] === MINUS;
  let at = isNegative ? start + 1 : start;
  const whole = at;
  let first = 0;
  let digit = bytes[at]! ^ ZERO;
  for (; digit < 10; digit = bytes[++at]! ^ ZERO) first = first * 10 + digit;
  if (bytes[at] !== point) return -1;
  const begin = ++at;
  const exact = whole + 1 + EXACT_DIGITS;
  digit = bytes[at]! ^ ZERO;
  for (; digit < 10 && at < exact; digit = bytes[++at]! ^ ZERO) first = first * 10 + digit;
  if (at !== exact) return -1;
  let rest = 0;
  for (; digit < 10 && at < exact + EXACT_DIGITS; digit = bytes[++at]! ^ ZERO) {
    rest = rest * 10 + digit;
  }
  const byte = bytes[at];
  if (byte !== delimiter && byte !== LF && byte !== CR) return -1;
  const value = quotient(first, rest, at - exact, at - begin);
  if (Number.isNaN(value)) return -1;
  values[row] = isNegative ? -value : value;
  return at;
}
