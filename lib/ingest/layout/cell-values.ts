/** What a cell lists: names of classes, numbers, or a value by name. */
export type CellValues =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'numbers'; readonly numbers: readonly number[] }
  | { readonly kind: 'values'; readonly values: ReadonlyMap<string, number> };

const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const TOKEN = new RegExp(
  String.raw`'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(:)|(${NUMBER}|nan|NaN|True|False|true|false)(?=[\s,:\]\)}]|$)|([^\s,:()[\]{}'"][^,:()[\]{}'"]*)`,
  'g',
);

const WORDS: ReadonlyMap<string, number> = new Map([
  ['True', 1],
  ['true', 1],
  ['False', 0],
  ['false', 0],
  ['nan', Number.NaN],
  ['NaN', Number.NaN],
]);

const numberOf = (text: string) => WORDS.get(text) ?? Number(text);

/** Whether a cell is written as a list, set, tuple or dictionary of Python or JSON. */
export function isLiteral(cell: string): boolean {
  return /^\s*(?:array\(|set\(|frozenset\()?\s*[[({][\s\S]*[\])}]\s*\)?\s*$|^\s*set\(\)\s*$/.test(
    cell,
  );
}

/** Reads a list, set, tuple or dictionary as Python or JSON write it; null for other text. */
export function parseLiteral(cell: string): CellValues | null {
  if (!isLiteral(cell)) return null;
  const inner = cell.replace(/^\s*(?:array|set|frozenset)\(/, '').replace(/,\s*dtype=[^)]*/, '');
  const names: string[] = [];
  const numbers: number[] = [];
  const values = new Map<string, number>();
  let key: string | null = null;
  let last: string | null = null;
  for (const [, single, double, colon, number, bare] of inner.matchAll(TOKEN)) {
    if (colon) {
      key = last;
      continue;
    }
    const quoted = single ?? double;
    const text = (quoted ?? number ?? bare ?? '').trim();
    if (key !== null) {
      values.set(key, numberOf(text));
      key = null;
    } else if (number !== undefined) numbers.push(numberOf(number));
    else if (text !== '' && text !== 'None') names.push(quoted?.replace(/\\(.)/g, '$1') ?? text);
    last = text;
  }
  if (values.size > 0) return { kind: 'values', values };
  if (names.length > 0) return { kind: 'names', names };
  return numbers.length > 0 ? { kind: 'numbers', numbers } : { kind: 'names', names: [] };
}

/** Separators of names in a cell, the surest first. */
export const SEPARATORS = ['|', ';', ','] as const;

/** Separators that names of classes may have too: taken only where `areSets` says so. */
export const WEAK_SEPARATORS = ['/', '+', '&', ' '] as const;

/**
 * Whether cells are sets of names with a separator, and not names in which it occurs: there are
 * fewer parts than cells, and most parts are a cell of their own somewhere.
 */
export function areSets(cells: readonly string[], separator: string): boolean {
  const whole = new Set(cells.map((cell) => cell.trim()));
  const parts = new Set([...whole].flatMap((cell) => parseNames(cell, separator)));
  const alone = [...parts].filter((part) => whole.has(part)).length;
  return parts.size < whole.size && alone * 2 > parts.size;
}

const parseNames = (cell: string, separator: string) =>
  cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Reads `A|B`, or `0 3` where all parts are numbers. */
export function parseSeparated(cell: string, separator: string | null): CellValues {
  const parts = separator === null ? [cell.trim()] : parseNames(cell, separator);
  const pieces = parts.flatMap((part) =>
    /^\d+(?:\s+\d+)+$/.test(part) ? part.split(/\s+/) : part,
  );
  if (pieces.length > 0 && pieces.every((piece) => /^\d+$/.test(piece))) {
    return { kind: 'numbers', numbers: pieces.map(Number) };
  }
  return { kind: 'names', names: parts };
}
