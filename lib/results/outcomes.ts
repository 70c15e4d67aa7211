import type { ImprovedTask, ImproveKind } from '@/lib/improve/improve';
import type { Contradictions } from '@/lib/scoring/contradictions';
import type { ReaderStudy } from '@/lib/scoring/reader-study';

/** What cells compute of single images and is no row of an image: by kind. */
export type OutcomeValues = {
  readonly [Kind in ImproveKind]: ImprovedTask<Kind>;
} & {
  readonly readers: ReaderStudy;
  readonly contradictions: Contradictions;
};

export type OutcomeKind = keyof OutcomeValues;

/** An outcome that a results file holds. */
export interface StoredOutcome<Kind extends OutcomeKind = OutcomeKind> {
  readonly kind: Kind;
  /** The settings it was computed with, as text: it holds for equal ones only. */
  readonly settings: string;
  readonly value: OutcomeValues[Kind];
}

const ARRAYS = { Float64Array, Float32Array, Uint32Array } as const;
type ArrayName = keyof typeof ARRAYS;

/** Marks, as the only key of an object, a number that JSON does not know, or the kind of an array. */
const MARK = '$';

function numberText(value: number): string | null {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : null;
  return String(value);
}

const plainNumber = (value: number) => numberText(value) ?? value;

/** A value as JSON holds it: arrays of numbers, NaN, infinities and -0 come back as they were. */
export function toJson(value: unknown): unknown {
  if (typeof value === 'number') {
    const text = numberText(value);
    return text === null ? value : { [MARK]: text };
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(toJson);
  const name = value.constructor.name;
  if (Object.hasOwn(ARRAYS, name)) {
    return { [MARK]: name, values: Array.from(value as Float64Array, plainNumber) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, toJson(own)]));
}

/** Values are nested less deeply; what a hostile file nests further is dropped. */
const DEEPEST = 30;

/** The value that `toJson` was given. */
export function fromJson(json: unknown, depth = 0): unknown {
  if (json === null || typeof json !== 'object') return json;
  if (depth > DEEPEST) return null;
  const inner = (own: unknown) => fromJson(own, depth + 1);
  if (Array.isArray(json)) return json.map(inner);
  if (Object.hasOwn(json, MARK)) {
    const { [MARK]: mark, values } = json as { readonly [MARK]: unknown; values?: unknown };
    if (!Array.isArray(values)) return Number(mark);
    if (!Object.hasOwn(ARRAYS, String(mark))) return null;
    return new ARRAYS[mark as ArrayName](values.map(Number));
  }
  return Object.fromEntries(Object.entries(json).map(([key, own]) => [key, inner(own)]));
}
