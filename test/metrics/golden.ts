import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of golden values that make_golden.py wrote. */
export function readGolden<T>(name: string): T {
  const path = fileURLToPath(new URL(`../fixtures/metrics/${name}`, import.meta.url));
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/**
 * Whether a value agrees with the reference to 1e-12 relative, or, where it is the small difference
 * of numbers about 1, to 2e-15. Where the reference is null the value must be NaN.
 */
export function agrees(value: number, reference: number | null): boolean {
  if (reference === null) return Number.isNaN(value);
  return Math.abs(value - reference) <= Math.max(1e-12 * Math.abs(reference), 2e-15);
}
