import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/test';

const figure = (page: Page, cell: string) => page.locator(`section#${cell} .figure`).first();
const selected = (page: Page) => page.getByRole('region', { name: 'Selected' });
const chip = (page: Page, name: string) =>
  selected(page).getByRole('button', { name: `Remove ${name} from the selection` });

/** A figure is kept up to date only while it is near the part of the page in sight. */
async function bringNear(at: Locator): Promise<void> {
  await at.evaluate((host) => {
    const { top, bottom } = host.getBoundingClientRect();
    const far = bottom < 100 || top > window.innerHeight - 100;
    if (far) host.scrollIntoView({ behavior: 'instant' });
  });
}

/** Brings an element to the middle of the window, until figures drawn above it no longer move it. */
async function toTheMiddle(at: Locator): Promise<void> {
  let before = '';
  await expect
    .poll(
      async () => {
        await at.evaluate((element) =>
          element.scrollIntoView({ block: 'center', behavior: 'instant' }),
        );
        const now = JSON.stringify(await at.boundingBox());
        const same = now === before;
        before = now;
        return same;
      },
      { intervals: [500] },
    )
    .toBe(true);
}

/** Names of the classes or teams of a figure whose marks are not greyed. */
async function lit(at: Locator, tag: 'class' | 'team'): Promise<string[]> {
  await bringNear(at);
  return at.evaluate((host, attribute) => {
    const marks = [...host.querySelectorAll(`svg [data-${attribute}]`)];
    const names = marks
      .filter((mark) => !mark.hasAttribute('fill-opacity'))
      .map((mark) => mark.getAttribute(`data-${attribute}`) ?? '');
    return [...new Set(names)].sort();
  }, tag);
}

async function clickName(page: Page, cell: string, name: string, shift = false): Promise<void> {
  await bringNear(figure(page, cell));
  const label = figure(page, cell).locator(`text[data-class="${name}"]:not([data-team])`).first();
  await label.click(shift ? { modifiers: ['Shift'] } : {});
}

/** Drags over a part of an element, given as shares of its width and height. */
async function drag(page: Page, over: Locator, from: [number, number], to: [number, number]) {
  await toTheMiddle(over);
  const box = (await over.boundingBox())!;
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

test('a click in one figure selects in all figures, and Escape clears the selection', async ({
  twin: page,
}) => {
  await clickName(page, 'long-tail', 'Edema');
  await expect(chip(page, 'Edema')).toBeVisible();
  for (const cell of ['long-tail', 'class-by-class', 'false-negatives', 'label-quality']) {
    await expect.poll(() => lit(figure(page, cell), 'class'), cell).toEqual(['Edema']);
  }
  await expect(page.locator('#one-class').getByRole('combobox')).toContainText('Edema (selected)');
  await bringNear(figure(page, 'calibration'));
  const calibration = page.locator('#calibration svg.figure-plot').first();
  await expect(calibration).toHaveAttribute('aria-label', /Edema/);

  await clickName(page, 'class-by-class', 'Hernia', true);
  await expect.poll(() => lit(figure(page, 'long-tail'), 'class')).toEqual(['Edema', 'Hernia']);
  await chip(page, 'Edema').click();
  await expect.poll(() => lit(figure(page, 'long-tail'), 'class')).toEqual(['Hernia']);
  await clickName(page, 'false-negatives', 'Hernia');
  await expect(selected(page)).toBeHidden();

  await bringNear(figure(page, 'long-tail'));
  await figure(page, 'long-tail').locator('[data-band="tail"]:not([data-class])').last().click();
  await expect(chip(page, 'Tail classes')).toBeVisible();
  const tail = () => lit(figure(page, 'false-negatives'), 'class');
  await expect.poll(tail).not.toContain('Edema');
  expect(await tail()).toContain('Lobar Atelectasis');
  await page.keyboard.press('Escape');
  await expect(selected(page)).toBeHidden();
  await expect(page.locator('svg.figure-plot [data-class][fill-opacity]')).toHaveCount(0);
});

test('a brush selects what it holds, once it is let go', async ({ twin: page }) => {
  const map = figure(page, 'class-by-class');
  const all = map.locator('[aria-label="rect"] > rect[data-class]');
  await toTheMiddle(all.first());
  const teams = new Set<string>();
  const classes = new Set<string>();
  const marks = await all.evaluateAll((rects) =>
    rects.map((rect) => {
      const { left, top, width, height } = rect.getBoundingClientRect();
      const { class: name, team } = (rect as SVGElement).dataset;
      return { name: name ?? '', team: team ?? '', x: left + width / 2, y: top + height / 2 };
    }),
  );
  const width = new Set(marks.map(({ team }) => team)).size;
  const [from, to] = [marks[width + 1]!, marks[3 * width + 2]!];
  for (const { name, team, x, y } of marks) {
    if (x < from.x || x > to.x || y < from.y || y > to.y) continue;
    classes.add(name);
    teams.add(team);
  }
  expect([classes.size, teams.size]).toEqual([3, 2]);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await expect.poll(() => lit(map, 'class')).toEqual([...classes].sort());
  await expect(selected(page)).toBeHidden();
  await page.mouse.up();
  await expect(selected(page).getByRole('button', { name: /^Remove/ })).toHaveCount(5);
  await expect.poll(() => lit(figure(page, 'false-negatives'), 'team')).toEqual([...teams].sort());
  await page.keyboard.press('Escape');
  // Over names alone, as over points, whole classes.
  await drag(page, figure(page, 'false-negatives').locator('svg'), [0.02, 0.3], [0.15, 0.5]);
  await expect(selected(page)).toBeVisible();
  await expect(selected(page).getByRole('button', { name: /^Remove Team/ })).toHaveCount(0);
});

test('figures and tables select by keyboard @narrow', async ({ twin: page }) => {
  await bringNear(figure(page, 'published-leaderboards'));
  const names = page.locator('#published-leaderboards').getByRole('listbox').first();
  await names.focus();
  const current = names.getByRole('option').first();
  await expect(current).toHaveAttribute('aria-selected', 'false');
  await names.press('ArrowDown');
  const ringed = figure(page, 'published-leaderboards').locator('[data-current]');
  const team = (await ringed.first().getAttribute('data-team'))!;
  await names.press('Enter');
  await expect(chip(page, `Team ${team}`)).toBeVisible();
  await expect.poll(() => lit(figure(page, 'published-leaderboards'), 'team')).toEqual([team]);
  await names.press('Escape');
  await expect(selected(page)).toBeHidden();

  const rows = page
    .getByRole('table', { name: /^Leaderboard of Task 1/ })
    .locator('tbody tr[data-team]');
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(rows.nth(0)).toHaveAttribute('aria-selected', 'false');
  const second = (await rows.nth(1).getAttribute('data-team'))!;
  await expect.poll(() => lit(figure(page, 'false-negatives'), 'team')).toEqual([second]);
  await rows
    .first()
    .locator('[data-name="team"]')
    .click({ modifiers: ['Shift'] });
  await expect(selected(page).getByRole('button', { name: /^Remove Team/ })).toHaveCount(2);
});

test('a click on a team in task against task takes it out of the fit, its name selects it', async ({
  twin: page,
}) => {
  const plot = figure(page, 'task-agreement');
  await toTheMiddle(plot);
  const label = plot.locator('text[data-team]:not([data-spare])').first();
  const team = (await label.getAttribute('data-team'))!;
  await label.click();
  await expect(chip(page, `Team ${team}`)).toBeVisible();
  const box = page.locator('#task-agreement').getByLabel(team, { exact: true });
  await expect(box).toBeChecked();
  await plot.locator(`[aria-label="dot"] > [data-team="${team}"]`).first().click();
  await expect(box).not.toBeChecked();
  await expect(chip(page, `Team ${team}`)).toBeVisible();
});
