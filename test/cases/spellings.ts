import {
  type Case,
  CLASSES,
  IDS,
  LABEL_FILE,
  LABELS,
  SCORE_FILE,
  SCORES,
  setOf,
  twoFiles,
  wide,
} from './common';

/** A table that is refused for what it is, with what to do. */
const refused = (title: string, labels: string, scores: string, note: RegExp): Case =>
  twoFiles(title, labels, scores, { expected: {}, notes: [note] });

const sets = (separator: string, names: readonly string[]) =>
  `image_id,findings\n${IDS.map((id, row) => `${id},${setOf(row, names).join(separator)}`).join('\n')}\nboth,${names.join(separator)}\n`;

const cells = (write: (value: number) => string) =>
  `image_id,${CLASSES}\n${IDS.map((id, row) => `${id},${SCORES.map((own) => write(own[row]!))}`).join('\n')}\n`;

const rows = (ids: (i: number) => string) => IDS.map((_, i) => ids(i));

/** Ways in which programs and people spell the same table. */
export const SPELLING_CASES: readonly Case[] = [
  ...[' / ', '+', ' & '].map((separator) =>
    twoFiles(`sets of classes with "${separator}"`, sets(separator, CLASSES), SCORE_FILE, {
      notes: [/list classes: 2 classes/],
    }),
  ),
  twoFiles(
    'sets of codes with spaces',
    sets(' ', ['E1', 'M2']),
    wide(SCORES, { names: ['E1', 'M2'] }),
  ),
  twoFiles(
    'names of classes with a slash in them',
    LABEL_FILE.replace('Edema,Mass', 'Edema,Nodule/Mass'),
    SCORE_FILE.replace('Edema,Mass', 'Edema,Nodule.Mass'),
  ),
  twoFiles(
    'names as R and programmers write them',
    wide(LABELS, { names: ['Lung Edema', 'Chest-wall Mass'] }),
    wide(SCORES, { names: ['Lung.Edema', 'chestWallMass'] }),
  ),
  twoFiles(
    'row names of R without a name of their column',
    `"image_id","Edema","Mass"\n${IDS.map((id, row) => `"${row + 1}","${id}",${LABELS.map((own) => own[row])}`).join('\n')}\n`,
    SCORE_FILE,
  ),
  twoFiles(
    'a caret between values',
    wide(LABELS, { separator: '^' }),
    wide(SCORES, { separator: '^' }),
  ),
  twoFiles(
    'a space between values, as numpy.savetxt writes it',
    wide(LABELS, { separator: ' ' }),
    wide(SCORES, { separator: ' ' }),
  ),
  twoFiles('empty rows at the end', LABEL_FILE, `${SCORE_FILE},,\n,,\n`, {
    notes: [/last 2 rows are empty/],
  }),
  twoFiles(
    'scores in brackets',
    LABEL_FILE,
    cells((value) => `[${value}]`),
    {
      notes: [/read as the number inside/],
    },
  ),
  twoFiles(
    'scores as PyTorch and NumPy print them',
    LABEL_FILE,
    cells((value) => (value > 0.5 ? `tensor(${value})` : `np.float32(${value})`)),
  ),
  twoFiles(
    'study numbers with and without a letter before them',
    wide(LABELS, { id: 'study_id', ids: rows((i) => `s5000000${i}`) }),
    wide(SCORES, { id: 'study_id', ids: rows((i) => `5000000${i}`) }),
    { notes: [/8 ids are matched ignoring a word before the number/] },
  ),
  twoFiles(
    'addresses of images',
    LABEL_FILE,
    wide(SCORES, { ids: IDS.map((id) => `https://host/a/${id}.jpg?size=1`) }),
    { notes: [/ignoring the path before the name and the file extension/] },
  ),
  twoFiles(
    'scores with spaces between them, and no brackets',
    LABEL_FILE,
    `image_id,probs\n${IDS.map((id, row) => `${id},${SCORES.map((own) => own[row]).join(' ')}`).join('\n')}\n`,
    {
      notes: [/classes are matched by their order/],
      options: ['--row-order'],
      overrides: { rowOrder: true },
    },
  ),
  refused(
    'several models in one file',
    LABEL_FILE,
    `model,image_id,class,score\n${['a', 'b'].flatMap((model) => CLASSES.flatMap((name, i) => IDS.map((id, row) => `${model},${id},${name},${SCORES[i]![row]! - (model === 'b' ? 0.1 : 0)}`))).join('\n')}\n`,
    /holds several submissions, by column "model"; expected a file for each submission/,
  ),
  refused(
    'classes in rows, images in columns',
    `class,${IDS}\n${CLASSES.map((name, i) => `${name},${LABELS[i]}`).join('\n')}\n`,
    SCORE_FILE,
    /has a row for each class .* transpose it/,
  ),
  refused(
    'a long file without its low scores',
    LABEL_FILE,
    `image_id,class,score\n${CLASSES.flatMap((name, i) => IDS.flatMap((id, row) => (SCORES[i]![row]! > 0.5 ? [`${id},${name},${SCORES[i]![row]}`] : []))).join('\n')}\n`,
    /has no score of class .* also where the score is low/,
  ),
  refused(
    'a title above the names',
    `Ground truth,,\n${LABEL_FILE}`,
    SCORE_FILE,
    /delete the lines above the names/,
  ),
  refused(
    'columns padded with spaces',
    LABEL_FILE,
    SCORE_FILE.replaceAll(',', '   '),
    /columns padded with spaces/,
  ),
];
