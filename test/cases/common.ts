import type { Overrides } from '@/lib/ingest/types';

/** Files of a kind that people have, and what must come of them on the page and in the terminal. */
export interface Case {
  readonly title: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly labels: string;
  readonly predictions: readonly string[];
  /** A list of class names: dropped on the page, `--classes` in the terminal. */
  readonly classes?: string;
  /** What the reader chooses on the page for each file, and the same in the terminal. */
  readonly overrides?: Overrides;
  readonly options?: readonly string[];
  /** mAP by team; none where the files are refused. */
  readonly expected: Readonly<Record<string, number>>;
  /** What must be said on the page and in the terminal. */
  readonly notes?: readonly RegExp[];
}

/**
 * Eight images, two classes. Edema's positives (0, 3, 5) have ranks 1, 3, 6: AP (1 + 2/3 + 3/6) / 3.
 * Mass's positives (1, 6) have ranks 2 and 4: AP (1/2 + 2/4) / 2.
 */
export const MAP = (13 / 18 + 1 / 2) / 2;
export const CLASSES = ['Edema', 'Mass'] as const;
export const LABELS = [
  [1, 0, 0, 1, 0, 1, 0, 0],
  [0, 1, 0, 0, 0, 0, 1, 0],
] as const;
export const SCORES = [
  [0.9, 0.8, 0.6, 0.7, 0.5, 0.4, 0.3, 0.2],
  [0.95, 0.85, 0.75, 0.55, 0.45, 0.35, 0.65, 0.25],
] as const;
export const IDS = Array.from({ length: 8 }, (_, i) => `img${i}`);

type Values = readonly (readonly number[])[];

/** A wide table: a row for each id. */
export function wide(
  values: Values,
  {
    ids = IDS,
    id = 'image_id',
    names = CLASSES as readonly string[],
    separator = ',',
  }: { ids?: readonly string[]; id?: string; names?: readonly string[]; separator?: string } = {},
): string {
  const rows = ids.map((own, row) => [own, ...values.map((column) => column[row])].join(separator));
  return `${[id, ...names].join(separator)}\n${rows.join('\n')}\n`;
}

/** A long table: a row for each id and class. */
export function long(values: Values, value: string): string {
  const rows = CLASSES.flatMap((name, i) =>
    IDS.map((id, row) => `${id},${name},${values[i]![row]}`),
  );
  return `image_id,class,${value}\n${rows.join('\n')}\n`;
}

/** The classes that an image has, by some names of theirs. */
export const setOf = (row: number, names: readonly (string | number)[] = CLASSES) =>
  names.filter((_, i) => LABELS[i]![row] === 1);

/** A `.npy` file of version 1. */
export function npy(descr: string, shape: string, body: Uint8Array, fortran = false): Uint8Array {
  const text = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${shape}, }`;
  const header = `${text.padEnd(117)}\n`;
  const start = Uint8Array.from([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, 118, 0]);
  return Uint8Array.from([...start, ...new TextEncoder().encode(header), ...body]);
}

/** The scores as numbers of 64 bits, a row for each image. */
export const scoreBytes = () =>
  new Uint8Array(Float64Array.from(IDS.flatMap((_, row) => SCORES.map((own) => own[row]!))).buffer);

/** The labels and scores of most cases as plain CSV. */
export const LABEL_FILE = wide(LABELS);
export const SCORE_FILE = wide(SCORES);

/** A file of labels and one of scores, which must give the numbers of the plain ones. */
export const twoFiles = (
  title: string,
  labels: string,
  scores: string,
  more: Partial<Case> = {},
): Case => ({
  title,
  files: { 'l.csv': labels, 'p.csv': scores },
  labels: 'l.csv',
  predictions: ['p.csv'],
  expected: { p: MAP },
  ...more,
});
