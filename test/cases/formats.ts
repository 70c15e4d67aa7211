import { zipSync } from 'fflate';
import {
  type Case,
  CLASSES,
  IDS,
  LABEL_FILE,
  LABELS,
  long,
  MAP,
  npy,
  SCORE_FILE,
  SCORES,
  scoreBytes,
  setOf,
  wide,
} from './common';

const records = () =>
  IDS.map((id, row) => ({
    image_id: id,
    ...Object.fromEntries(CLASSES.map((name, i) => [name, SCORES[i]![row]])),
  }));
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const shuffled = [3, 1, 7, 0, 5, 2, 6, 4];
const inOrder = (values: readonly (readonly number[])[], order: readonly number[]) =>
  values.map((column) => order.map((row) => column[row]!));

const simple = (
  title: string,
  files: Case['files'],
  more: Partial<Case> = {},
  [labels, ...predictions] = Object.keys(files),
): Case => ({
  title,
  files,
  labels: labels!,
  predictions,
  expected: Object.fromEntries(
    predictions.map((name) => [name.replace(/^.*\/|(?:\.\w+)+$/g, ''), MAP]),
  ),
  ...more,
});

/** Layouts and formats of files. */
export const FORMAT_CASES: readonly Case[] = [
  simple('a row for each image and class', {
    'l.csv': long(LABELS, 'label'),
    'p.csv': long(SCORES, 'score'),
  }),
  simple('image and class in one id', {
    'l.csv': `ID,Label\n${CLASSES.flatMap((c, i) => IDS.map((id, row) => `${id}_${c},${LABELS[i]![row]}`)).join('\n')}\n`,
    'p.csv': SCORE_FILE,
  }),
  simple(
    'classes in a cell, and a name for none',
    {
      'l.csv': `Image Index,Finding Labels\n${IDS.map((id, row) => `${id},${setOf(row).join('|') || 'No Finding'}`).join('\n')}\n`,
      'p.csv': SCORE_FILE,
    },
    { notes: [/"No Finding" marks a row without a class/] },
  ),
  simple('Python lists of names', {
    'l.csv': `image_id,labels\n${IDS.map((id, row) => `${id},"[${setOf(row).map((name) => `'${name}'`)}]"`).join('\n')}\n`,
    'p.csv': SCORE_FILE,
  }),
  simple('dictionaries of scores', {
    'l.csv': LABEL_FILE,
    'p.csv': `image_id,predictions\n${IDS.map((id, row) => `${id},"{'Edema': ${SCORES[0][row]}, 'Mass': ${SCORES[1][row]}}"`).join('\n')}\n`,
  }),
  simple(
    'classes by number, and a list of their names',
    {
      'l.csv': `image_id,target\n${IDS.map((id, row) => `${id},[${setOf(row, [0, 1])}]`.replace(/,\[(.*)\]$/, ',"[$1]"')).join('\n')}\n`,
      'p.csv': SCORE_FILE,
      'names.txt': 'Edema\nMass\n',
    },
    { predictions: ['p.csv'], expected: { p: MAP }, classes: 'names.txt' },
  ),
  simple(
    'labels and scores side by side',
    {
      'both.csv': wide([...LABELS, ...SCORES], {
        names: [...CLASSES.map((c) => `${c}_true`), ...CLASSES.map((c) => `${c}_pred`)],
      }),
    },
    { predictions: ['both.csv'], expected: { both: MAP }, notes: [/are side by side/] },
  ),
  simple('JSON: records, columns and lines', {
    'l.csv': LABEL_FILE,
    'a.json': JSON.stringify(records()),
    'b.json': JSON.stringify(
      Object.fromEntries(
        ['image_id', ...CLASSES].map((key) => [
          key,
          Object.fromEntries(records().map((own, row) => [row, own[key as 'image_id']])),
        ]),
      ),
    ),
    'c.jsonl': records()
      .map((own) => JSON.stringify(own))
      .join('\n'),
    'd.json': JSON.stringify(
      Object.fromEntries(records().map(({ image_id, ...scores }) => [image_id, scores])),
    ),
  }),
  simple(
    'NumPy without ids and names, in the order of the labels',
    { 'l.csv': LABEL_FILE, 'p.npy': npy('<f8', '(8, 2)', scoreBytes()) },
    {
      overrides: { rowOrder: true },
      options: ['--row-order'],
      notes: [/matched by the order of rows/, /classes are matched by their order/],
    },
  ),
  simple(
    'NumPy with ids in another order, and a list of names',
    {
      'l.csv': LABEL_FILE,
      'p.npz': zipSync({
        'ids.npy': npy(
          '<U4',
          '(8,)',
          new Uint8Array(Uint32Array.from([...IDS.join('')].map((c) => c.charCodeAt(0))).buffer),
        ),
        'probs.npy': npy('<f8', '(8, 2)', scoreBytes()),
      }),
      'classes.csv': 'class\nEdema\nMass\n',
    },
    { predictions: ['p.npz'], expected: { p: MAP }, classes: 'classes.csv' },
  ),
  simple(
    'CSV in other encodings, with comments and other separators',
    {
      'l.csv': utf16(LABEL_FILE),
      'bars.csv': `# a comment\n# another\n${wide(SCORES, { separator: '|' })}`,
      'comma.csv': `sep=;\n${wide(SCORES, { separator: ';' }).replaceAll('.', ',')}`,
      'latin.csv': latin1(
        SCORE_FILE.replace('Mass\n', 'Mass,Größe\n').replace(/(\d)\n/g, '$1,ä\n'),
      ),
    },
    { notes: [/UTF-16/, /Latin-1/, /comments/] },
  ),
];

/** Matching of ids. */
export const MATCHING_CASES: readonly Case[] = [
  simple(
    'another path before the name',
    {
      'l.csv': wide(LABELS, { id: 'Path', ids: IDS.map((id) => `data/valid/${id}/view.jpg`) }),
      'p.csv': wide(SCORES, { id: 'Path', ids: IDS.map((id) => `valid/${id}/view.jpg`) }),
    },
    { notes: [/8 ids are matched ignoring the path before the name/] },
  ),
  simple(
    'some ids lost their leading zeros',
    {
      'l.csv': wide(LABELS, { ids: IDS.map((_, i) => `${i < 5 ? '0' : '1'}${i}7`) }),
      'p.csv': wide(SCORES, { ids: IDS.map((_, i) => `${i < 5 ? '' : '1'}${i || ''}7`) }),
    },
    { notes: [/5 ids are matched ignoring leading zeros/] },
  ),
  simple(
    'two file extensions, and another Unicode form',
    {
      'l.csv': wide(LABELS, { ids: IDS.map((id) => `b\u00e4r${id}.nii.gz`) }),
      'p.csv': wide(SCORES, { ids: IDS.map((id) => `ba\u0308r${id}`) }),
    },
    { notes: [/8 ids are matched ignoring .*Unicode form and the file extension/] },
  ),
  simple('integers in a column of any name', {
    'l.csv': wide(LABELS, { id: 'idx', ids: IDS.map((_, i) => String(i)) }),
    'p.csv': wide(inOrder(SCORES, shuffled), { id: 'idx', ids: shuffled.map(String) }),
  }),
  simple(
    'several rows of one id, averaged',
    {
      'l.csv': wide(LABELS, { id: 'study_id' }),
      'p.csv': `dicom_id,study_id,Edema,Mass\n${[-0.05, 0.05]
        .flatMap((by) =>
          IDS.map((id, row) => `${id}${by},${id},${SCORES[0][row]! + by},${SCORES[1][row]! + by}`),
        )
        .join('\n')}\n`,
    },
    {
      overrides: { duplicates: 'mean' },
      options: ['--duplicates', 'mean'],
      notes: [/8 ids have several rows: their scores are averaged/],
    },
  ),
  simple(
    'identical rows once, identical files tie',
    {
      'l.csv': LABEL_FILE,
      'p.csv': `${SCORE_FILE}${SCORE_FILE.split('\n').slice(1).join('\n')}`,
      'a.csv': SCORE_FILE,
      'b.csv': SCORE_FILE,
    },
    { notes: [/8 rows repeat others and are left out/] },
  ),
  simple(
    'files of one name in folders of their own',
    {
      'l.csv': LABEL_FILE,
      'a/pred.csv': SCORE_FILE,
      'b/pred.csv': wide(LABELS.map((own) => own.map((x) => 0.2 + x / 2))),
    },
    { expected: { a: MAP, b: 1 } },
  ),
];
