import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { type Board, comparesWithPlainSql, long } from './plain-sql';

const REAL = fileURLToPath(new URL('../../../../shared/real/nih-chestxray14/', import.meta.url));
const isHere = existsSync(`${REAL}reference.csv`);
if (!isHere) console.log(`skipped: no real predictions at ${REAL}`);

const BOARD: Board = {
  files: () =>
    ['labels.csv', 'model_a.csv', 'model_b.csv'].map(
      (name) => new File([readFileSync(REAL + name)], name),
    ),
  labels: long('labels_csv', '"Image Index"', 'label'),
  scores: ['model_a', 'model_b']
    .map(
      (team) =>
        `SELECT '${team}' AS team, * FROM (${long(`${team}_csv`, '"Image Index"', 'score')})`,
    )
    .join(' UNION ALL '),
  threshold: 0.1,
  rareClass: 'Hernia',
};

describe('counts of images equal plain SQL over the files: real predictions on NIH ChestX-ray14', () => {
  comparesWithPlainSql(BOARD, !isHere);
});
