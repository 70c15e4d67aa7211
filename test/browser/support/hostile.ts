import { Random } from '@/lib/metrics';
import type { DroppedFile } from './notebook';

/** Runs where text is taken for HTML. */
const TRAP = 'window.__pwned=1';
const LONG = 'x'.repeat(10_000);

/** Names of classes that mean something to a program that takes them for more than text. */
export const CLASSES: readonly string[] = [
  `<img src=x onerror=${TRAP}>`,
  `=cmd|'/c calc'!A1`,
  `"; DROP TABLE file_1; --`,
  '__proto__',
  'constructor',
  'null',
  'abc\u202Etxt.exe',
  '🫁 👩‍⚕️ é',
  '\\input{passwd} $x$ #1 & 50% ~^{_}',
  '**b** [x](javascript:alert(1)) | `c` |',
  `Long ${LONG}`,
];

/** Names of prediction files, and so of teams. */
export const TEAMS: readonly string[] = [
  `<svg onload=${TRAP}>`,
  '=HYPERLINK("x")',
  '__proto__',
  'constructor',
  `team ${LONG}`,
  '../../up\u202Egnp',
];

export const GROUPS: readonly string[] = [
  `<b onclick=${TRAP}>`,
  '@SUM(1)',
  '__proto__',
  'null',
  `g ${LONG}`,
];

/** Name of the column of the metadata. */
export const GROUP_COLUMN = `"><script>${TRAP}</script>`;
export const LABELS = `labels '<img src=x onerror=${TRAP}>.csv`;

const IMAGES = 400;
const field = (text: string) => `"${text.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly (string | number)[])[]) =>
  `${rows
    .map((row) => row.map((cell) => (typeof cell === 'string' ? field(cell) : cell)).join(','))
    .join('\n')}\n`;

const idOf = (i: number) => ['<i>', '=1+', '__proto__', "'; --", '\u202E'][i % 5] + String(i);

/** Labels, predictions, training counts and metadata that bear these names. */
export function hostileFiles(): DroppedFile[] {
  const random = new Random(1);
  const images = Array.from({ length: IMAGES }, (_, i) => i);
  const labels = images.map(() => CLASSES.map((_, c) => (random.below(24) <= 12 - c ? 1 : 0)));
  const scores = () =>
    images.map((i) => labels[i]!.map((label) => (random.below(7000) + label * 3000) / 10_000));
  const table = (values: readonly (readonly number[])[]) =>
    csv([['id', ...CLASSES], ...images.map((i) => [idOf(i), ...values[i]!])]);
  return [
    { name: LABELS, content: table(labels) },
    ...TEAMS.map((team) => ({ name: `${team}.csv`, content: table(scores()) })),
    {
      name: 'train-counts.csv',
      content: csv([
        ['class', 'positives', 'total'],
        ...CLASSES.map((name, c) => [name, Math.round(20_000 / 2 ** c), 100_000]),
      ]),
    },
    {
      name: 'metadata.csv',
      content: csv([
        ['id', GROUP_COLUMN],
        ...images.map((i) => [idOf(i), GROUPS[i % GROUPS.length]!]),
      ]),
    },
  ];
}
