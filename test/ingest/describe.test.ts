import { expect, describe as suite, test } from 'vitest';
import { DEFAULT_MEANINGS } from '@/lib/challenge/label-meaning';
import type { Description, Overrides } from '@/lib/ingest/types';
import { ingest, refused } from './read';

/** A CSV of a header and of rows made by number. */
function csv(header: string, row: (i: number) => unknown[], rows = 20): string {
  const lines = Array.from({ length: rows }, (_, i) => row(i).join(','));
  return `${header}\n${lines.join('\n')}\n`;
}

suite('describe', () => {
  const of = async (text: string, name = 'file.csv', choices?: Overrides): Promise<Description> => {
    const { description } = await ingest(name, text, choices);
    if (!description) throw new Error(`${name} was not described`);
    return description;
  };

  test('the challenge’s label file', async () => {
    const description = await of(
      csv(
        'dicom_id,subject_id,study_id,ViewPosition,ViewCodeSequence_CodeMeaning,fpath,Edema,Round(ed) Atelectasis',
        (i) => [
          `d${i}`,
          10 + i,
          50 + i,
          'PA',
          'postero-anterior',
          `f/${i}.jpg`,
          i % 2,
          i % 3 ? 0 : 1,
        ],
      ),
    );
    expect(description).toMatchObject({
      role: 'labels',
      roleReason: 'all 2 class columns hold only 0 and 1',
      idColumn: 'dicom_id',
      idReason: '"dicom_id" is a known id column',
      classes: [
        { column: 'Edema', name: 'Edema', key: 'edema' },
        {
          column: 'Round(ed) Atelectasis',
          name: 'Round(ed) Atelectasis',
          key: 'round(ed) atelectasis',
        },
      ],
      attributes: [
        'subject_id',
        'study_id',
        'ViewPosition',
        'ViewCodeSequence_CodeMeaning',
        'fpath',
      ],
      scale: 'probability',
      layout: 'wide',
      meanings: DEFAULT_MEANINGS,
      notes: [],
    });
  });

  test('CheXpert’s label file, with empty and -1', async () => {
    const description = await of(
      csv('Path,Sex,Age,Frontal/Lateral,AP/PA,Edema,Fracture', (i) => [
        `p/${i}`,
        'Male',
        30 + i,
        'Frontal',
        'AP',
        ['1.0', '0.0', '-1.0', ''][i % 4],
        i % 2 ? '' : '0.0',
      ]),
    );
    expect(description).toMatchObject({
      role: 'labels',
      roleReason: '2 class columns hold only 0, 1 and -1',
      idColumn: 'Path',
      attributes: ['Sex', 'Age', 'Frontal/Lateral', 'AP/PA'],
    });
    expect(description.classes.map(({ column }) => column)).toEqual(['Edema', 'Fracture']);
  });

  test('labels of which one column holds something else', async () => {
    const header = `id,${Array.from({ length: 5 }, (_, i) => `c${i}`).join(',')}`;
    const text = csv(header, (i) => [
      `x${i}`,
      i % 2,
      i % 3 ? 0 : 1,
      i % 2,
      1 - (i % 2),
      i === 9 ? 2 : 0,
    ]);
    const description = await of(text);
    expect(description).toMatchObject({
      role: 'labels',
      roleReason: '4 of 5 class columns hold only 0 and 1',
    });
    expect(description.classes).toHaveLength(5);
  });

  test('true and false are labels', async () => {
    const description = await of(csv('image,Edema,Mass', (i) => [`x${i}`, i % 2 > 0, i % 3 > 0]));
    expect(description).toMatchObject({ role: 'labels', idColumn: 'image' });
    expect(description.idReason).toBe('every value of "image" occurs once');
  });

  test('a submission, by its values', async () => {
    const description = await of(
      csv('dicom_id,Edema,Mass,Hernia', (i) => [`x${i}`, i / 20, 1 - i / 20, 0]),
    );
    expect(description).toMatchObject({
      role: 'predictions',
      roleReason: '3 columns hold numbers between 0 and 1',
    });
    expect(description.classes.map(({ name }) => name)).toEqual(['Edema', 'Mass', 'Hernia']);
  });

  test('a column that turns to fractions after thousands of rows is one of scores', async () => {
    const text = csv('id,a', (i) => [`x${i}`, i < 4000 ? i % 2 : 0.5], 5000);
    expect(await of(text)).toMatchObject({ role: 'predictions' });
  });

  test('percentages and logits are predictions still', async () => {
    expect(await of(csv('id,Edema,Mass', (i) => [`x${i}`, i * 5, 100 - i * 5]))).toMatchObject({
      role: 'predictions',
      classes: [{ column: 'Edema' }, { column: 'Mass' }],
    });
    expect(await of(csv('id,Edema,Mass', (i) => [`x${i}`, i - 9.5, 9.5 - i]))).toMatchObject({
      role: 'predictions',
      roleReason: '2 columns hold numbers between -9.5 and 9.5',
    });
  });

  test.each([
    ['team_b_hard.csv', 'predictions', /but the file is named as predictions/],
    ['submission.csv', 'predictions', /but the file is named as predictions/],
    ['labels_of_model_a.csv', 'labels', /^all 2 class columns hold only 0 and 1$/],
    ['test.csv', 'labels', /^all 2 class columns hold only 0 and 1$/],
    ['substitutes.csv', 'labels', /^all 2 class columns hold only 0 and 1$/],
  ])('0 and 1 alone in %s are %s', async (name, role, reason) => {
    const description = await of(
      csv('id,Edema,Mass', (i) => [`x${i}`, i % 2, i % 3 ? 0 : 1]),
      name,
    );
    expect(description.role).toBe(role);
    expect(description.roleReason).toMatch(reason);
  });

  test.each([
    ['task1_labels.csv', 'labels'],
    ['task1.csv', 'predictions'],
  ])('a fraction in each column of 0 and 1 in %s: %s', async (name, role) => {
    const row = (i: number) => [`x${i}`, i === 3 ? 0.5 : i % 2, i === 4 ? 0.2 : i % 3 ? 0 : 1];
    expect((await of(csv('id,Edema,Mass', row), name)).role).toBe(role);
  });

  test('a prefix says more than the file’s name', async () => {
    const row = (i: number) => [`x${i}`, i % 2, i % 3 ? 0 : 1];
    expect(await of(csv('id,pred_Edema,pred_Mass', row), 'labels.csv')).toMatchObject({
      role: 'predictions',
      roleReason: 'columns are named as scores, like "pred_Edema"',
      classes: [{ name: 'Edema' }, { name: 'Mass' }],
    });
    expect(await of(csv('id,label_Edema,label_Mass', row), 'model.csv')).toMatchObject({
      role: 'labels',
      roleReason: 'columns are named as labels, like "label_Edema"',
    });
  });

  test('class counts', async () => {
    const text = 'class,train_positives,train_images\nEdema,3,100\nMass,1,100\n';
    expect(await of(text, 'classes.csv')).toMatchObject({
      role: 'counts',
      roleReason: '"class" names classes and "train_positives" counts them',
      idColumn: null,
      classes: [],
    });
    expect(await of('finding,positives\nEdema,3\n')).toMatchObject({ role: 'counts' });
  });

  test('metadata', async () => {
    const description = await of(
      csv('Image Index,Comment,Follow-up #,Patient Age,Patient Gender,smoker', (i) => [
        `${i}.png`,
        'seen before',
        i % 3,
        30 + i,
        'F',
        i % 2,
      ]),
    );
    expect(description).toMatchObject({ role: 'metadata', idColumn: 'Image Index', classes: [] });
    expect(description.attributes).toEqual([
      'Comment',
      'Follow-up #',
      'Patient Age',
      'Patient Gender',
      'smoker',
    ]);
    expect(
      await of(csv('id,height_cm,bmi_value', (i) => [`x${i}`, 150.5 + i, 20.1 + i])),
    ).toMatchObject({
      role: 'metadata',
      roleReason: 'its numbers are neither labels nor probabilities',
    });
  });

  test('ids: the most trusted known one, else a column of different texts', async () => {
    const row = (i: number) => [`s${i >> 1}`, `d${i}`, i / 20];
    expect(await of(csv('study_id,dicom_id,Edema', row))).toMatchObject({ idColumn: 'dicom_id' });
    expect(await of(csv('StudyID,ImageIndex,Edema', row))).toMatchObject({
      idColumn: 'ImageIndex',
    });
    expect(await of(csv('hospital,scan,Edema', row))).toMatchObject({ idColumn: 'scan' });
    expect(await of(csv('img,Edema', (i) => [`d${i % 19}`, i / 20]))).toMatchObject({
      idColumn: 'img',
      idReason: 'nearly every value of "img" occurs once',
    });
    expect(await of(csv(',Edema', (i) => [i, i / 20]))).toMatchObject({
      idColumn: null,
      attributes: ['Unnamed: 0'],
      classes: [{ column: 'Edema' }],
    });
  });

  test('a second id column is no class, even where its numbers would pass', async () => {
    const row = (i: number) => [`d${i}`, i, i * 5, 100 - i * 5];
    const description = await of(csv('dicom_id,id,Edema,Mass', row));
    expect(description).toMatchObject({ idColumn: 'dicom_id', attributes: ['id'] });
  });

  test('text among numbers leaves a column a class, so that the check can name it', async () => {
    const description = await of(
      csv('id,Edema,foo', (i) => [`x${i}`, i === 3 ? 'n/a' : 0.5, i === 5 ? '?' : 0.25]),
    );
    expect(description.classes.map(({ column }) => column)).toEqual(['Edema', 'foo']);
  });

  test('what the reader says goes', async () => {
    const text = csv('id,img,Edema,site_no', (i) => [i, `x${i}`, i % 2, i % 2]);
    const description = await of(text, 'labels.csv', {
      role: 'predictions',
      idColumn: 'img',
      classes: { Edema: 'Pleural Effusion', site_no: null },
      scale: 'percent',
    });
    expect(description).toMatchObject({
      role: 'predictions',
      roleReason: 'you chose it',
      idColumn: 'img',
      idReason: 'you chose it',
      classes: [
        { column: 'Edema', name: 'Pleural Effusion', key: 'pleural effusion', isChosen: true },
      ],
      attributes: ['id', 'site_no'],
      scale: 'percent',
      layout: 'wide',
      meanings: DEFAULT_MEANINGS,
      notes: [],
    });
  });

  test('what the reader says of a column that is not there', async () => {
    const error = await refused('f.csv', 'id,x\na,0.5\n', { idColumn: 'ID' });
    expect(error.message).toBe('f.csv: has no column "ID"');
    const other = await refused('f.csv', 'id,x\na,0.5\n', { classes: { y: null } });
    expect(other.message).toBe('f.csv: has no column "y"');
  });
});
