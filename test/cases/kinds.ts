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

const mapped = (values: typeof SCORES | typeof LABELS, to: (value: number) => string | number) =>
  values.map((column) => column.map(to)) as unknown as readonly (readonly number[])[];

const scale = (name: 'logit' | 'rank' | 'percent') => ({
  overrides: { scale: name },
  options: ['--scale', name],
});

/** Further inputs of the kinds in which files differ from what is expected. */
export const KIND_CASES: readonly Case[] = [
  twoFiles('percentages with a sign', LABEL_FILE, wide(mapped(SCORES, (v) => `${v * 100} %`)), {
    notes: [/percent sign/],
  }),
  twoFiles('few classes on another scale', LABEL_FILE, wide(mapped(SCORES, (v) => 10 * v - 20)), {
    ...scale('logit'),
  }),
  twoFiles(
    'whole numbers beyond those of 64-bit floats',
    LABEL_FILE,
    wide(mapped(SCORES, (v) => String(2n ** 60n + BigInt(Math.round(v * 1000))))),
    scale('rank'),
  ),
  twoFiles(
    'ids as Python prints them',
    LABEL_FILE,
    wide(SCORES, { ids: IDS.map((id) => `b'${id}'`) }),
    {
      notes: [/ignoring spaces, quotes and Unicode form/],
    },
  ),
  twoFiles(
    'hyphens for underscores in ids',
    wide(LABELS, { ids: IDS.map((id) => `a_${id}`) }),
    wide(SCORES, { ids: IDS.map((id) => `a-${id}`) }),
    { notes: [/ignoring hyphens and underscores/] },
  ),
  twoFiles(
    'sets of classes, empty where there is none',
    `image_id,labels\n${IDS.map((id, row) => `${id},"${setOf(row).join(', ')}"`).join('\n')}\n`,
    SCORE_FILE,
    { notes: [/3 empty cells list no class/] },
  ),
  twoFiles(
    'lists of numbers in both files',
    `image_id,label\n${IDS.map((id, row) => `${id},"[${LABELS.map((own) => own[row])}]"`).join('\n')}\n`,
    `image_id,score\n${IDS.map((id, row) => `${id},"[${SCORES.map((own) => own[row])}]"`).join('\n')}\n`,
    { notes: [/classes are matched by their order/] },
  ),
  twoFiles(
    'one class that no file names',
    `image_id,label\n${IDS.map((id, row) => `${id},${LABELS[0][row]}`).join('\n')}\n`,
    `image_id,score\n${IDS.map((id, row) => `${id},${SCORES[0][row]}`).join('\n')}\n`,
    { expected: { p: 13 / 18 } },
  ),
  twoFiles(
    'one class for each image, by name',
    `image_id,label\n${IDS.map((id, row) => `${id},${row % 2 ? 'Mass' : 'Edema'}`).join('\n')}\n`,
    SCORE_FILE,
    {
      expected: { p: ((1 + 2 / 4 + 3 / 5 + 4 / 7) / 4 + (1 / 2 + 2 / 5 + 3 / 7 + 4 / 8) / 4) / 2 },
    },
  ),
  twoFiles(
    'a row for each clip and species, in columns of unknown names',
    `clip,species,present\n${CLASSES.flatMap((name, i) => IDS.map((id, row) => `${id},${name},${LABELS[i]![row]}`)).join('\n')}\n`,
    SCORE_FILE,
  ),
  twoFiles(
    'labels copied beside the scores',
    LABEL_FILE,
    wide([...SCORES, ...LABELS], { names: [...CLASSES, ...CLASSES.map((own) => `${own}_label`)] }),
  ),
  twoFiles(
    'class names with prefixes of their own',
    wide(LABELS, { names: CLASSES.map((own) => `y_${own}`) }),
    wide(SCORES, { names: CLASSES.map((own) => `model1/${own}`) }),
    { notes: [/without what all their names have in common/] },
  ),
  twoFiles(
    'names with what they hold in brackets',
    LABEL_FILE,
    wide(SCORES, {
      names: CLASSES.map((own) => `${own} (score)`),
    }),
  ),
  twoFiles(
    'the statements of PTB-XL as published, likely or not',
    `ecg_id,patient_id,age,sex,site,scp_codes,second_opinion,strat_fold\n${IDS.map((_, row) => {
      const codes = setOf(row, ['NORM', 'SR']).map((code, i) => `'${code}': ${i * 100}.0`);
      return `${row + 1},${row % 5}.0,${50 + row}.0,${row % 2},1.0,"{${codes}}",False,${row + 1}`;
    }).join('\n')}\n`,
    wide(SCORES, {
      id: 'ecg_id',
      ids: IDS.map((_, row) => String(row + 1)),
      names: ['NORM', 'SR'],
    }),
  ),
  {
    ...twoFiles(
      'a numbered list of classes',
      LABEL_FILE,
      wide(SCORES, { names: ['out_0', 'out_1'] }),
    ),
    files: {
      'l.csv': LABEL_FILE,
      'p.csv': wide(SCORES, { names: ['out_0', 'out_1'] }),
      'names.csv': 'index,class\n0,Edema\n1,Mass\n',
    },
    classes: 'names.csv',
  },
  {
    ...twoFiles('images without scores as score 0', LABEL_FILE, ''),
    files: {
      'l.csv': LABEL_FILE,
      // Without images 5 (Edema) and 6 (Mass).
      'p.csv': SCORE_FILE.split('\n')
        .filter((line) => !/^img[56],/.test(line))
        .join('\n'),
    },
    overrides: { missingImages: 'score-0' },
    options: ['--missing-images', 'score-0'],
    // Edema's positives have ranks 1 and 3, and tie with 6 last; Mass's rank 2, and tie 6 last.
    expected: { p: ((1 + 2 / 3 + 3 / 8) / 3 + (1 / 2 + 2 / 8) / 2) / 2 },
    notes: [/2 images of the labels have no prediction and count as score 0/],
  },
];
