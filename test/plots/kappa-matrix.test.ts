import { expect, it } from 'vitest';
import { describeKappaMatrix, type KappaDatum } from '@/lib/plots/kappa-matrix';

const pair = (reader: string, other: string, kappa: number | null, isTeam = false): KappaDatum => ({
  reader,
  other,
  isTeam,
  images: 40,
  kappa,
});

it('says the range of agreement among readers, and of teams with readers', () => {
  const rows = [
    pair('Ann', 'Bob', 0.61),
    pair('Ann', 'Cid', 0.4),
    pair('Bob', 'Cid', null),
    pair('Ann', 'North', 0.7, true),
    pair('Bob', 'North', 0.55, true),
  ];
  expect(describeKappaMatrix(rows, { subject: 'Owl' })).toBe(
    'Agreement on Owl: kappa of readers from 0.400 to 0.610; kappa of a team and a reader from 0.550 to 0.700.',
  );
  expect(describeKappaMatrix([pair('Ann', 'Bob', 0.5)], { subject: 'Owl' })).toBe(
    'Agreement on Owl: kappa of readers 0.500.',
  );
  expect(describeKappaMatrix([pair('Ann', 'Bob', null)], { subject: 'Owl' })).toBe(
    'No two of readers and teams differ in their calls of Owl.',
  );
});
