import { type Case, CLASSES, IDS, LABELS, MAP, SCORES, wide } from './common';

/** Labels of three readers: each differs from `LABELS` in one image of its own. */
const READERS = ['R1', 'R2', 'R10'].map((name, reader) => ({
  name,
  calls: LABELS.map((column) => column.map((label, row) => (row === reader ? 1 - label : label))),
}));

const SCORE_FILE = wide(SCORES);

const rows = (cells: (reader: (typeof READERS)[number], row: number) => string) =>
  IDS.flatMap((_, row) => READERS.map((reader) => cells(reader, row))).join('\n');

const WIDE = `image_id,rad_id,${CLASSES}\n${rows(
  ({ name, calls }, row) => `${IDS[row]},${name},${calls.map((own) => own[row])}`,
)}\n`;

const expected = { p: MAP };
const majority = [
  /3 readers \(R1, R2, R10\) labelled the images: the label is that of the majority/,
];

/** A file of labels and one of scores. */
const of = (title: string, labels: string, more: Partial<Case> = {}): Case => ({
  title,
  files: { 'l.csv': labels, 'p.csv': SCORE_FILE },
  labels: 'l.csv',
  predictions: ['p.csv'],
  expected,
  notes: majority,
  ...more,
});

/** AP of Edema and Mass where image 0 is negative and positive, as the first reader says. */
const MAP_OF_R1 = ((1 / 3 + 2 / 6) / 2 + (1 + 2 / 2 + 3 / 4) / 3) / 2;

/** Labels by several human readers. */
export const READER_CASES: readonly Case[] = [
  of('a row for each image and reader', WIDE),
  of(
    'a row for each image, reader and class',
    `study,reader,finding,label\n${rows(({ name, calls }, row) =>
      CLASSES.map((own, i) => `${IDS[row]},${name},${own},${calls[i]![row]}`).join('\n'),
    )}\n`,
  ),
  of(
    'a row for each finding of a reader, and a name for none',
    `image_id,class_name,rad_id\n${rows(({ name, calls }, row) => {
      const found = CLASSES.filter((_, i) => calls[i]![row] === 1);
      return (found.length > 0 ? found : ['No finding'])
        .map((own) => `${IDS[row]},${own},${name}`)
        .join('\n');
    })}\n`,
  ),
  of(
    'a column for each class and reader',
    `image_id,${CLASSES.flatMap((own) => READERS.map(({ name }) => `${own}_${name}`))}\n${IDS.map(
      (id, row) => `${id},${CLASSES.flatMap((_, i) => READERS.map(({ calls }) => calls[i]![row]))}`,
    ).join('\n')}\n`,
  ),
  of(
    'readers by number, in a column of an unknown name for ids',
    WIDE.replace('image_id,rad_id', 'scan,grader').replaceAll(/,R(\d+),/g, ',$1,'),
    { notes: [/3 readers \(1, 2, 10\)/] },
  ),
  of('one reader as gold standard', WIDE, {
    overrides: { gold: { reader: 'R1' } },
    options: ['--gold', 'R1'],
    expected: { p: MAP_OF_R1 },
    notes: [/the labels are those of R1/],
  }),
  of('positive where any reader says so', WIDE, {
    overrides: { gold: 'any' },
    options: ['--gold', 'any'],
    expected: { p: anyMap() },
    notes: [/positive where any reader says so/],
  }),
  of('another column of readers', WIDE.replace('rad_id', 'who'), {
    overrides: { readerColumn: 'who' },
    options: ['--reader-column', 'who'],
  }),
];

/** mAP of the labels of any reader: Edema 0, 1, 2, 3, 5; Mass 0, 1, 2, 6. */
function anyMap(): number {
  const edema = (1 / 1 + 2 / 2 + 3 / 3 + 4 / 4 + 5 / 6) / 5;
  const mass = (1 / 1 + 2 / 2 + 3 / 3 + 4 / 4) / 4;
  return (edema + mass) / 2;
}
