import { InputError } from '../input-error';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Strings, and what Python writes that JSON does not have: NaN, Infinity, long integers. */
const TOKENS = /"(?:[^"\\]|\\.)*"|(?<![\w.+-])-?(?:NaN|Infinity|\d{16,}(?![\d.eE]))/g;
const UNUSUAL = /NaN|Infinity|\d{16,}/;

/** Names for numbers that JSON does not have: text that reads as such a number. */
function tame(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text.replace(TOKENS, (token) => {
    if (token.startsWith('"')) return token;
    // Integers of ids have more digits than a number holds.
    return token === 'NaN' ? 'null' : `"${token}"`;
  });
}

function refuse(file: string, what: string, cause: unknown): InputError {
  const expected = 'JSON or JSON lines';
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return new InputError(`${what}${why}; expected ${expected}`, { file, expected, cause });
}

/** One value a line. */
function parseLines(text: string, file: string): Json[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as Json];
    } catch (cause) {
      throw refuse(file, `line ${index + 1} is not JSON`, cause);
    }
  });
}

/**
 * Reads JSON, or JSON lines as a list. NaN becomes null, as an empty cell; integers that a number
 * cannot hold become texts of all their digits.
 *
 * @throws InputError naming the line that is neither
 */
export function parseJson(source: string, file: string): Json {
  const text = tame(source.replace(/^\ufeff/, ''));
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    const [first = ''] = text.trimStart().split(/\r?\n/, 1);
    const isLines = /^\s*[[{].*[\]}]\s*$/.test(first) && text.trim() !== first.trim();
    if (isLines) return parseLines(text, file);
    throw refuse(file, 'cannot be read as JSON', cause);
  }
}
