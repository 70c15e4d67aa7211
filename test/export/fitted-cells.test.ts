import { expect, it } from 'vitest';
import { optionsOf } from '@/components/ui/fields';
import { fitCells } from '@/lib/export/table/fitted-cells';

const TEAMS = Array.from(
  { length: 26 },
  (_, n) => `submission_of_university_hospital_group_${n}_convnext_final_${'AB'[n % 2]}`,
);
const ROOM = { one: 420, several: 260, fontSize: 14 };
const columns = [
  { key: 'from', title: 'From', format: 'text' },
  { key: 'to', title: 'To', format: 'text' },
  { key: 'task', title: 'Task', format: 'text' },
  { key: 'n', title: 'n', format: 'count' },
] as const;

it('long names in cells stay different and say which part all of them share', () => {
  const rows = TEAMS.map((from, n) => ({ from, to: TEAMS[25 - n]!, task: 'Test', n }));
  const cells = fitCells(columns, rows, ROOM);
  const shown = TEAMS.map((team) => cells.of('from', team));
  expect(TEAMS.map((team) => cells.of('to', team))).toEqual(shown);
  expect(new Set(shown).size).toBe(26);
  expect(shown[7]).toMatch(/^7_/);
  expect(shown[7]!.length).toBeLessThan(TEAMS[7]!.length);
  expect(cells.note).toContain(
    'All names of the columns From and To begin with “submission_of_university_hospital_group_”.',
  );
  expect(cells.of('task', 'Test')).toBeUndefined();
});

it('short names in cells are whole, without a note', () => {
  const cells = fitCells(columns, [{ from: 'A', to: 'B', task: 'Test', n: 1 }], ROOM);
  expect([cells.of('from', 'A'), cells.note]).toEqual([undefined, '']);
});

it('options of long names differ in what a select shows', () => {
  const labels = optionsOf(TEAMS).map(({ label }) => label);
  expect(new Set(labels).size).toBe(26);
  for (const label of labels) expect(label.length).toBeLessThan(40);
});
