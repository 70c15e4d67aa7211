import {
  type Case,
  CLASSES,
  IDS,
  LABEL_FILE,
  LABELS,
  MAP,
  npy,
  SCORE_FILE,
  SCORES,
  setOf,
  wide,
} from './common';

type Cell = string | number;

/** A CSV text of columns by name. */
function csv(columns: Readonly<Record<string, (row: number) => Cell>>): string {
  const names = Object.keys(columns);
  const rows = IDS.map((_, row) => names.map((name) => columns[name]!(row)).join(','));
  return `${names.join(',')}\n${rows.join('\n')}\n`;
}

/** Rows without a line of names. */
const bare = (values: readonly (readonly Cell[])[], ids: readonly string[], separator: string) =>
  ids
    .map((id, row) => [...(id ? [id] : []), ...values.map((own) => own[row])].join(separator))
    .join('\n');

const of = (
  title: string,
  labels: readonly [name: string, text: string],
  scores: readonly [name: string, content: string | Uint8Array],
  more: Partial<Case> = {},
): Case => ({
  title,
  files: Object.fromEntries([labels, scores]),
  labels: labels[0],
  predictions: [scores[0]],
  expected: { [scores[0].replace(/\.\w+$/, '')]: MAP },
  ...more,
});

const refused = (title: string, name: string, content: string | Uint8Array, note: RegExp) =>
  of(title, ['l.csv', LABEL_FILE], [name, content], { expected: {}, notes: [note] });

const words = (one: string, zero: string) =>
  wide(LABELS.map((own) => own.map((v) => (v ? one : zero))) as never);

const ORDER = { overrides: { rowOrder: true }, options: ['--row-order'] } as const;
const paths = IDS.map((id, row) => `MURA-v1.1/valid/XR_WRIST/patient0${row}/study1_${id}/`);
const first = (name: string) => csv({ id: (row) => IDS[row]!, [name]: (row) => SCORES[0][row]! });
const listOf = (row: number) => (setOf(row).length > 0 ? setOf(row) : ['normal']);
const cube = (shape: string, values: number) =>
  npy('<f8', shape, new Uint8Array(new Float64Array(values).fill(0.5).buffer));

/** Files as public challenges and common libraries write them. */
export const PUBLIC_CASES: readonly Case[] = [
  of(
    'a target beside a diagnosis in words (ISIC 2020)',
    [
      'train.csv',
      csv({
        image_name: (row) => IDS[row]!,
        patient_id: (row) => `IP_${row % 3}`,
        age_approx: () => 50,
        diagnosis: (row) => (row % 2 ? 'unknown' : 'nevus'),
        benign_malignant: (row) => (LABELS[0][row] ? 'malignant' : 'benign'),
        target: (row) => LABELS[0][row]!,
      }),
    ],
    ['p.csv', first('target').replace('id', 'image_name')],
    { expected: { p: 13 / 18 } },
  ),
  of(
    'attributes in codes 1 and 2 beside the classes (BRSET)',
    [
      'labels_brset.csv',
      csv({
        image_id: (row) => IDS[row]!,
        exam_eye: (row) => 1 + (row % 2),
        DR_grade: (row) => 2 + (row % 3),
        drusens: (row) => LABELS[0][row]!,
        macular_edema: (row) => LABELS[1][row]!,
      }),
    ],
    ['p.csv', wide(SCORES, { names: ['drusens', 'macular_edema'] })],
    { notes: [/Not classes: columns exam_eye, DR_grade/] },
  ),
  of(
    'lists of classes beside a column of zeros (PadChest)',
    [
      'PADCHEST.csv',
      csv({
        ImageID: (row) => `${IDS[row]}.png`,
        ImageDir: () => 0,
        PatientID: (row) => `p${row % 3}`,
        Labels: (row) => `"[${listOf(row).map((name) => `'${name}'`)}]"`,
      }),
    ],
    ['p.csv', wide(SCORES, { id: 'ImageID', ids: IDS.map((id) => `${id}.png`) })],
    { notes: [/Cells of column "Labels" list classes: 3 classes/, /no column for Normal/] },
  ),
  of(
    'boxes by three readers (VinDr-CXR)',
    [
      'train.csv',
      `image_id,class_name,class_id,rad_id,x_min\n${IDS.flatMap((id, row) =>
        ['R8', 'R9', 'R10'].flatMap((reader) =>
          (setOf(row).length > 0 ? setOf(row) : ['No finding']).map(
            (name, i) => `${id},${name},${name === 'No finding' ? 14 : i},${reader},${row}`,
          ),
        ),
      ).join('\n')}\n`,
    ],
    ['p.csv', SCORE_FILE],
    { notes: [/3 readers \(R10, R8, R9\)|3 readers \(R8, R9, R10\)/] },
  ),
  of(
    'paths and labels without a line of names (MURA)',
    ['valid_labeled_studies.csv', bare([LABELS[0]], paths, ',')],
    ['p.csv', bare([SCORES[0]], paths, ',')],
    { expected: { p: 13 / 18 }, notes: [/has no line of column names/] },
  ),
  {
    ...of(
      'a list of images with 0 and 1 after spaces, and names of classes (CheXNet)',
      ['test_list.txt', bare(LABELS, IDS, ' ')],
      ['p.csv', SCORE_FILE],
    ),
    files: {
      'test_list.txt': bare(LABELS, IDS, ' '),
      'p.csv': SCORE_FILE,
      'names.txt': CLASSES.join('\n'),
    },
    classes: 'names.txt',
  },
  of(
    'an array as numpy.savetxt writes it',
    ['l.csv', LABEL_FILE],
    [
      'p.csv',
      bare(
        SCORES.map((own) => own.map((v) => v.toExponential(18))),
        IDS.map(() => ''),
        ',',
      ),
    ],
    { ...ORDER, notes: [/has no line of column names/, /matched by the order of rows/] },
  ),
  {
    ...of('the number of one class for each image', ['l.csv', ''], ['p.csv', SCORE_FILE]),
    files: {
      'l.csv': csv({ file: (row) => IDS[row]!, label: (row) => [0, 2, 2, 0, 2, 0, 1, 2][row]! }),
      'p.csv': wide([...SCORES, SCORES[0]], { id: 'file', names: [...CLASSES, 'Hernia'] }),
      'names.txt': 'Edema\nMass\nHernia',
    },
    classes: 'names.txt',
    // Edema as ever. Mass is image 6 alone, of rank 4. Hernia's positives 1, 2, 4, 7 have ranks 2, 4, 5, 8.
    expected: { p: (13 / 18 + 1 / 4 + (1 / 2 + 2 / 4 + 3 / 5 + 4 / 8) / 4) / 3 },
  },
  of(
    'classifications by name and score, as the pipelines of transformers return them',
    ['l.csv', LABEL_FILE],
    [
      'p.json',
      JSON.stringify(
        IDS.map((id, row) => ({
          image_id: id,
          predictions: CLASSES.map((label, i) => ({ label, score: SCORES[i]![row] })).reverse(),
        })),
      ),
    ],
  ),
  of('labels + and -', ['l.csv', words('+', '-')], ['p.csv', SCORE_FILE], {
    overrides: { meanings: { words: { '+': 'positive', '-': 'negative' } } },
    options: ['--label', '+=positive', '--label', '-=negative'],
  }),
  of('labels x or nothing', ['l.csv', words('x', '')], ['p.csv', SCORE_FILE], {
    overrides: { meanings: { words: { x: 'positive' }, blank: 'negative' } },
    options: ['--label', 'x=positive', '--blank', 'negative'],
  }),
  of(
    'words without a known meaning',
    ['l.csv', words('Severe', 'Normal/Mild')],
    ['p.csv', SCORE_FILE],
    {
      expected: {},
      notes: [/"Edema" holds Severe .*choose what Severe means/],
    },
  ),
  of(
    'grades without a known meaning',
    ['l.csv', wide(LABELS.map((own) => own.map((v, row) => v * (1 + (row % 3)))) as never)],
    ['p.csv', SCORE_FILE],
    { expected: {}, notes: [/choose what [23] means/] },
  ),
  refused(
    'annotations of COCO',
    'coco.json',
    JSON.stringify({ images: [], annotations: [], categories: [{ id: 1, name: 'Mass' }] }),
    /is a COCO annotation file; expected a table.*pd\.crosstab/,
  ),
  refused(
    'detections of COCO',
    'boxes.json',
    JSON.stringify([{ image_id: 'img0', category_id: 1, bbox: [1, 2, 3, 4], score: 0.5 }]),
    /is a list of COCO detections.*pivot_table/,
  ),
  refused(
    'several models in one array',
    'p.npy',
    cube('(3, 8, 2)', 48),
    /three axes.*for several models, write a file for each: a = np\.load\("p\.npy"\)/,
  ),
  refused(
    'both probabilities of each class in one array',
    'p.npy',
    cube('(3, 8, 2)', 48),
    /keep the probability of 1.*one\[:, 1\] for one in a/,
  ),
];
