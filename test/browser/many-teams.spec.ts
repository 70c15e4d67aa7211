import { dropFiles, openEmpty, savedRows, settled } from './support/notebook';
import { expect, test } from './support/test';

const TEAMS = Array.from({ length: 60 }, (_, place) => `Q${place + 1}`);

/** Sixty images, the first of them positive; a team puts as many others before it as it has ahead. */
const file = (name: string, cell: (image: number) => number) => ({
  name: `${name}.csv`,
  content: `id,Edema\n${TEAMS.map((_, image) => `i${image},${cell(image)}`).join('\n')}\n`,
});

const FILES = [
  file('labels', (image) => (image === 0 ? 1 : 0)),
  ...TEAMS.map((team, place) =>
    file(team, (image) => (image === 0 ? 0.5 : image <= place ? 0.6 : 0.4)),
  ),
];

test('sixty teams: all are ranked, figures of marks show the best and the selected', async ({
  page,
}) => {
  await openEmpty(page);
  await dropFiles(page, FILES);
  await settled(
    page,
    FILES.map(({ name }) => name),
  );

  // Nothing is left behind by what was drawn while files came in: AP is 1 / rank.
  for (const cell of ['leaderboard', 'class-by-class']) {
    const rows = await savedRows(page, cell);
    expect(rows.map((row) => row.team)).toEqual(TEAMS);
    for (const [place, row] of rows.entries()) {
      expect(Number(row.map ?? row.ap)).toBeCloseTo(1 / (place + 1), 12);
    }
  }

  const curves = page.locator('#one-class');
  const shown = curves.locator('.figure');
  await curves.scrollIntoViewIfNeeded();
  await expect(shown).toContainText('Q12: AP 0.083');
  await expect(shown).not.toContainText('Q13:');
  const names = page.locator('#leaderboard .figure').getByText('Q40', { exact: true });
  await names.first().click();
  await curves.scrollIntoViewIfNeeded();
  await expect(shown).toContainText('Q40: AP 0.025');
  await curves.getByRole('radio', { name: 'all 60' }).click();
  await expect(shown).toContainText('Q60: AP 0.017');
});
