/** Powers of ten that a double holds exactly. */
export const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Greater powers of ten as the sum of two doubles, exact up to here. */
const GREATEST_POWER = 45;
const HIGH = Float64Array.from({ length: GREATEST_POWER + 1 }, (_, e) => Number(10n ** BigInt(e)));
const LOW = HIGH.map((high, e) => Number(10n ** BigInt(e) - BigInt(high)));

/** Digits that make a whole number which a double holds exactly, whatever they are. */
export const EXACT_DIGITS = 15;

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

const ZERO = 48;
const NINE = 57;
const POINT = 46;

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
