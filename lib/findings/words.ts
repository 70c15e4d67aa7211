import { formatCount, formatPercent, formatScore } from '@/lib/plots/core/format';
import type { FindingSource } from '@/lib/scoring/tables/findings';
import type { Ends, Finding, Part } from './types';

export const team = (name: string): Part => ({ as: 'team', name });
export const className = (name: string): Part => ({ as: 'class', name });
export const band = (name: string): Part => ({ as: 'band', name });

/** Rows by the value of one of their columns, in the order of the rows. */
export function rowsBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const own = found.get(key(row));
    if (own) own.push(row);
    else found.set(key(row), [row]);
  }
  return found;
}

/** The parts of a sentence as plain text. */
export function textOf(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.name)).join('');
}

/** Parts one after the other, with `a, b and c` between them; after `most` of them their number. */
export function listed(names: readonly Part[], most = 3): Part[] {
  const shown = names.length > most + 1 ? names.slice(0, most) : names;
  const left = names.length - shown.length;
  const all: Part[] = left > 0 ? [...shown, `${formatCount(left)} more`] : [...shown];
  return all.flatMap((part, i) => {
    if (i === 0) return [part];
    return [i === all.length - 1 ? ' and ' : ', ', part];
  });
}

const percentOfLevel = (level: number) => `${Number((level * 100).toFixed(1))}\u00a0%`;

/** ` (95 % interval 0.270 to 0.292)`; empty without an interval. */
export function intervalText(
  ends: Ends | null,
  level: number,
  format: (value: number) => string = (value) => formatScore(value).replace('-', '−'),
): string {
  if (ends?.lower == null || ends.upper === null) return '';
  return ` (${percentOfLevel(level)} interval ${format(ends.lower)} to ${format(ends.upper)})`;
}

/** `with 95 % confidence`. */
export const withConfidence = (level: number) => `with ${percentOfLevel(level)} confidence`;

/** A rate in whole percent; 0 and 100 only where exact, else with digits. */
export function rateText(rate: number): string {
  const rounded = Math.round(100 * rate);
  const isExact = rate === 0 || rate === 1;
  if (isExact || (rounded > 0 && rounded < 100)) return `${rounded}\u00a0%`;
  return rate > 0.9995 ? '>99.9\u00a0%' : formatPercent(rate);
}

/** `both teams`, `all 9 teams`, `8 of 9 teams`. */
export function shareOfTeams(count: number, all: number): string {
  if (count < all) return `${count} of ${all} teams`;
  return all === 2 ? 'both teams' : `all ${all} teams`;
}

/** A correlation: `0.94`, `−0.31`. */
export const correlationText = (value: number) => value.toFixed(2).replace('-', '−');

type Given = Partial<Finding> & Pick<FindingSource, 'task' | 'topic' | 'cell' | 'strength'>;

/** A finding of parts; what is not given is null. */
export function finding(given: Given, ...parts: readonly (Part | readonly Part[])[]): Finding {
  const flat = parts.flat();
  return {
    place: 0,
    statistic: null,
    value: null,
    lower: null,
    upper: null,
    level: null,
    basis: null,
    team: null,
    class: null,
    band: null,
    figure: null,
    ...given,
    parts: flat,
    text: textOf(flat),
  };
}
