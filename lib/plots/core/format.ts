/** How an undefined or unknown value is written. */
export const DASH = '–';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const threeDigits = new Intl.NumberFormat('en-US', {
  minimumSignificantDigits: 3,
  maximumSignificantDigits: 3,
});

type Value = number | null | undefined;

function known(value: Value): value is number {
  return value !== null && value !== undefined && !Number.isNaN(value);
}

/** A score or rate with three decimals: `0.612`; undefined is a dash. */
export function formatScore(value: Value): string {
  return known(value) ? value.toFixed(3) : DASH;
}

/** A score that may be tiny, with three decimals or one significant digit: `0.159`, `0.0004`. */
export function formatSmallScore(value: Value): string {
  return known(value) && value > 0 && value < 0.001
    ? value.toFixed(Math.min(20, -Math.floor(Math.log10(value))))
    : formatScore(value);
}

/** A difference with its sign: `+0.012`, `−0.003`; no difference is `0.000`. */
export function formatSigned(value: Value, digits = 3): string {
  if (!known(value)) return DASH;
  const size = Math.abs(value).toFixed(digits);
  const sign = Number(size) === 0 ? '' : value < 0 ? '−' : '+';
  return `${sign}${size}`;
}

/** A short score: `.612`, `1.00`. */
export function formatShortScore(value: Value): string {
  if (!known(value)) return DASH;
  const text = value.toFixed(3);
  return text.startsWith('0.') ? text.slice(1) : value.toFixed(2);
}

/** A whole number with thousands separators: `78,946`. */
export function formatCount(value: Value): string {
  return known(value) ? whole.format(value) : DASH;
}

const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** A short whole number: `950`, `10K`, `1.2M`. */
export function formatShortCount(value: number): string {
  return short.format(value);
}

/** A share of 1 in percent with three significant digits, without the sign: `33.3`, `0.0498`. */
export function formatPercentNumber(value: Value): string {
  if (!known(value)) return DASH;
  if (value === 0) return '0';
  return threeDigits.format(value * 100);
}

/** A share of 1 in percent: `33.3 %`; the space does not break. */
export function formatPercent(value: Value): string {
  return known(value) ? `${formatPercentNumber(value)}\u00a0%` : DASH;
}

/** A p value: `0.034`, `< 0.001`. */
export function formatP(value: Value): string {
  return known(value) && value < 0.001 ? '<\u00a00.001' : formatScore(value);
}

/** A share of replicates in whole percent; 0 and 100 only if exact, else `<1` and `>99`. */
export function formatShareNumber(value: Value): string {
  if (!known(value)) return DASH;
  if (value > 0 && value < 0.005) return '<1';
  if (value < 1 && value >= 0.995) return '>99';
  return `${Math.round(value * 100)}`;
}

/** `97 %`; the space does not break. */
export function formatShare(value: Value): string {
  return known(value) ? `${formatShareNumber(value)}\u00a0%` : DASH;
}

/** A share of 1 in percent for ticks and limits, as short as possible: `10`, `0.5`. */
export function formatPercentTick(value: number): string {
  return `${Number((value * 100).toPrecision(6))}`;
}

/** A factor with three significant digits, whole from 100 on: `0.800`, `12.3`, `1,250`. */
export function formatFactor(value: Value): string {
  if (!known(value)) return DASH;
  return value >= 100 ? whole.format(value) : threeDigits.format(value);
}

/** `1 class`, `12 classes`. */
export function countOf(
  count: number,
  one: string,
  many = one.endsWith('s') ? `${one}es` : `${one}s`,
): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A size with a suitable unit: `950 bytes`, `12 kB`, `3.4 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return countOf(bytes, 'byte');
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(0)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
