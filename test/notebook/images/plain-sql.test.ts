import { describe } from 'vitest';
import { Random } from '@/lib/metrics';
import { type Board, comparesWithPlainSql, long } from './plain-sql';

const BIRDS = ['Finch', 'Wren', 'Kite', 'Grey heron', 'Owl'];

/** Five classes of 400 recordings, the last without a positive; unknown labels; a team in another order, without some rows and a class. */
function birdFiles(): File[] {
  const random = new Random(11);
  const chance = () => random.next() / 2 ** 32;
  const rows = Array.from({ length: 400 }, (_, i) => {
    const hard = chance();
    const labels = BIRDS.map((_, c) =>
      chance() < 0.05 ? '' : c < 4 && chance() < 0.4 - 0.09 * c ? 1 : 0,
    );
    const score = () =>
      labels.map((label) => (0.2 * Number(label || 0) + 0.25 * hard + 0.4 * chance()).toFixed(3));
    return { id: `rec-${i}`, labels, a: score(), b: score(), c: score(), bird: `b${i % 90}` };
  });
  const csv = (name: string, lines: readonly (readonly unknown[])[]) =>
    new File([`${lines.map((cells) => cells.join(',')).join('\n')}\n`], name);
  const shuffled = rows
    .filter((_, i) => i % 17 !== 3)
    .toSorted((x, y) => (x.a[0]! < y.a[0]! ? -1 : 1));
  return [
    csv('birds_labels.csv', [['recording', ...BIRDS], ...rows.map((r) => [r.id, ...r.labels])]),
    csv('Alpha.csv', [['recording', ...BIRDS], ...rows.map((r) => [r.id, ...r.a])]),
    csv('Beta.csv', [['recording', ...BIRDS], ...rows.map((r) => [r.id, ...r.b])]),
    csv('Gamma.csv', [
      ['recording', ...BIRDS.slice(0, 4).toReversed()],
      ...shuffled.map((r) => [r.id, ...r.c.slice(0, 4).toReversed()]),
    ]),
    csv('nests.csv', [['recording', 'patient_id'], ...rows.map((r) => [r.id, r.bird])]),
  ];
}

const BOARD: Board = {
  files: birdFiles,
  labels: long('birds_labels_csv', 'recording', 'label'),
  scores: ['Alpha', 'Beta', 'Gamma']
    .map(
      (team) =>
        `SELECT '${team}' AS team, * FROM (${long(`${team.toLowerCase()}_csv`, 'recording', 'score')})`,
    )
    .join(' UNION ALL '),
  threshold: 0.45,
  rareClass: 'Kite',
};

describe('counts of images equal plain SQL over the files: made-up recordings of birds', () => {
  comparesWithPlainSql(BOARD);
});
