import { UsageError } from '../terminal/usage-error';
import type { OptionName } from './option-list';

export function numberOf(
  name: OptionName,
  text: string,
  expected: string,
  fits: (n: number) => boolean,
): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value) && fits(value)) return value;
  throw new UsageError(`--${name} is ${text}; expected ${expected}`);
}

export function whole(name: OptionName, text: string, low: number, high: number): number {
  const expected = `a whole number from ${low} ${high === Infinity ? 'up' : `to ${high}`}`;
  return numberOf(name, text, expected, (n) => Number.isInteger(n) && n >= low && n <= high);
}

export function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} is ${text}; expected ${allowed.join(', ')}`);
}

/** A path without its folders. */
export const baseName = (path: string) => path.replace(/^.*[/\\]/, '');
