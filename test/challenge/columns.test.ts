import { expect, test } from 'vitest';
import { ID_COLUMNS, idOrder, isAttributeColumn, isRowIndex } from '@/lib/challenge/columns';

test('known id columns in the order of trust, in any spelling', () => {
  expect(ID_COLUMNS.map(idOrder)).toEqual(ID_COLUMNS.map((_, i) => i));
  expect(idOrder('DICOM_ID')).toBe(0);
  expect(idOrder('ImageIndex')).toBe(idOrder('Image Index'));
  expect(idOrder('Edema')).toBeNull();
  expect(idOrder('dicom_id')!).toBeLessThan(idOrder('study_id')!);
});

test('challenge columns that are no class', () => {
  const columns = [
    'subject_id',
    'study_id',
    'ViewPosition',
    'ViewCodeSequence_CodeMeaning',
    'fpath',
  ];
  expect(columns.filter(isAttributeColumn)).toEqual(columns);
  expect(
    ['Patient Age', 'sex', 'AP/PA', 'y]', 'Unnamed: 0'].filter(isAttributeColumn),
  ).toHaveLength(5);
  expect(['Edema', 'y', 'Support Devices', 'Mass'].filter(isAttributeColumn)).toEqual([]);
});

test('the row index pandas writes', () => {
  expect(['Unnamed: 0', '__index_level_0__', 'index', 'level_1'].filter(isRowIndex)).toHaveLength(
    4,
  );
  expect(['Image Index', 'indexed', 'level'].filter(isRowIndex)).toEqual([]);
});
