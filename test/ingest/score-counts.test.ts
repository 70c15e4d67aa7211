import { Float32, Int32, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { parquetOf } from './files';
import { ready, refused } from './read';

const HEADER = 'class,score,positives,negatives';
const csv = (...rows: string[]) => `${rows.join('\n')}\n`;

async function counted(content: string | Uint8Array, name = 'counts.csv') {
  const { content: found, description } = await ready(name, content);
  if (found.role !== 'score-counts') throw new Error(`read as ${found.role}`);
  expect(description).toMatchObject({ role: 'score-counts', idColumn: null, classes: [] });
  return found.counted;
}

const plain = (counts: {
  scores: ArrayLike<number>;
  positives: Uint32Array;
  negatives: Uint32Array;
}) => [counts.scores, counts.positives, counts.negatives].map((values) => Array.from(values));

describe('a file of score counts', () => {
  it('is recognised and sorted by class and score, in whatever order its rows are', async () => {
    const rows = ['Edema,0.5,1,2', 'Edema,-0.0,0,9', 'Cardiomegaly,1,3,0', 'Edema,0.25,2,1'];
    for (const order of [rows, [...rows].reverse()]) {
      const { classes, groups, replicates } = await counted(csv(HEADER, ...order));
      expect(classes.map(({ name }) => name)).toEqual(['Cardiomegaly', 'Edema']);
      expect(plain(classes[1]!.counts)).toEqual([
        [0, 0.25, 0.5],
        [0, 2, 1],
        [9, 1, 2],
      ]);
      expect(Object.is(classes[1]!.counts.scores[0], 0)).toBe(true);
      expect([groups, replicates]).toEqual([[], []]);
    }
  });

  it('may have columns in any order and case, and scores without images', async () => {
    const { classes } = await counted(
      csv('Negatives,CLASS,Positives,Score', '1,A,0,0.5', '0,A,0,1'),
    );
    expect(plain(classes[0]!.counts)).toEqual([[0.5], [0], [1]]);
  });

  it('keeps scores of 32 bits in 32 bits', async () => {
    const content = parquetOf([
      ['class', vectorFromArray(['A', 'A'], new Utf8())],
      ['score', vectorFromArray([0.3, 0.1], new Float32())],
      ['positives', vectorFromArray([1, 0], new Int32())],
      ['negatives', vectorFromArray([0, 1], new Int32())],
    ]);
    const { classes } = await counted(content, 'counts.parquet');
    expect(classes[0]!.counts.scores).toEqual(Float32Array.of(0.1, 0.3));
  });

  it('has subgroups and replicates', async () => {
    const { classes, groups, replicates } = await counted(
      csv(
        `${HEADER},attribute,value,replicate`,
        'A,0.5,2,3,,,0',
        'A,0.5,1,1,sex,M,0',
        'A,0.5,1,2,sex,F,',
        'A,0.5,4,0,,,2',
        'A,0.5,1,6,,,1',
      ),
    );
    expect(classes.map(({ counts }) => plain(counts))).toEqual([[[0.5], [2], [3]]]);
    expect(groups.map(({ attribute, value }) => `${attribute} ${value}`)).toEqual([
      'sex F',
      'sex M',
    ]);
    expect(plain(groups[0]!.classes[0]!.counts)).toEqual([[0.5], [1], [2]]);
    expect(replicates.map((own) => plain(own[0]!.counts))).toEqual([
      [[0.5], [1], [6]],
      [[0.5], [4], [0]],
    ]);
  });

  it.each([
    [['A,1.5,1,0'], 'column "score" holds 1.5 in row 1; expected a score from 0 to 1'],
    [['A,,1,0', 'A,nan,1,0'], 'column "score" is empty in row 1 and 1 more; expected a score'],
    [['A,0.5,1,0', 'A,0.6,-1,0'], 'column "positives" holds -1 in row 2; expected a whole number'],
    [['A,0.5,1,0.5'], 'column "negatives" holds 0.5 in row 1; expected a whole number from 0 to 4'],
    [['A,0.5,1,x'], 'column "negatives" holds x in row 1'],
    [['A,0.5,5000000000,0'], 'column "positives" holds 5000000000 in row 1'],
    [['A,0.5,1,0', ',0.5,1,0'], 'column "class" is empty in row 2; expected the name of a class'],
    [
      ['A,0.5,1,0', 'B,0.5,1,0', 'A,0.50,1,0'],
      'score 0.5 of class "A" occurs again in row 3; expected one row for each class and score',
    ],
    [['A,0.5,0,0'], 'has no counts of all images'],
  ])('refuses %j', async (rows, message) => {
    const { problem } = await refused('counts.csv', csv(HEADER, ...rows));
    expect(problem).toContain(message);
  });

  it.each([
    [['A,0.5,1,0,,,1'], 'has no counts of all images; expected rows with an empty attribute'],
    [['A,0.5,1,0,,,0', 'A,0.5,1,0,,,2'], 'has no rows of replicate 1; expected replicates 1 to 2'],
    [['A,0.5,1,0,,,0', 'B,0.5,1,0,,,1'], 'class "B" is in replicate 1 only'],
    [['A,0.5,1,0,,,0', 'B,0.5,1,0,sex,F,0'], 'class "B" is in attribute "sex" only'],
    [
      ['A,0.5,1,0,,,0', 'A,0.5,1,0,sex,F,0', 'A,0.5,1,0,sex,M,0'],
      'attribute "sex" counts 2 positives of class "A", more than the 1 of all images',
    ],
  ])('refuses groups and replicates of other images: %j', async (rows, message) => {
    const content = csv(`${HEADER},attribute,value,replicate`, ...rows);
    expect((await refused('counts.csv', content)).problem).toContain(message);
  });

  it('says which column a file lacks that is read as one', async () => {
    const content = csv('class,score,positives', 'A,0.5,1');
    const error = await refused('c.csv', content, { role: 'score-counts' });
    expect(error.problem).toBe(
      'has no column "negatives"; expected columns "class", "score", "positives", "negatives"',
    );
  });
});
