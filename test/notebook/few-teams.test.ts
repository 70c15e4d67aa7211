import { expect, test } from 'vitest';
import { areMany, fewTeams } from '@/lib/notebook/few-teams';

const teams = (count: number) => Array.from({ length: count }, (_, i) => `Team ${i + 1}`);

test('fifteen teams are all drawn', () => {
  expect(areMany(teams(15))).toBe(false);
  expect(fewTeams(teams(15), [])).toEqual(teams(15));
});

test('of sixty teams, the best twelve and the selected ones are drawn, by rank', () => {
  expect(areMany(teams(60))).toBe(true);
  expect(fewTeams(teams(60), [])).toEqual(teams(12));
  expect(fewTeams(teams(60), ['Team 40', 'Team 3', 'team 20', 'of another task'])).toEqual([
    ...teams(12),
    'Team 20',
    'Team 40',
  ]);
});
