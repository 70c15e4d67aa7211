import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addBefore, autosaved, openPublished } from './support/document';
import { dropFiles, openEmpty, settled } from './support/notebook';
import { expect, test } from './support/test';

// The longest file: its tests are shared among the workers.
test.describe.configure({ mode: 'parallel' });

/**
 * Takes the marks of all figures out of the page, or puts them back. They are hidden from assistive
 * technology behind the figure's own name, and thousands of them are most of the page.
 */
async function showMarks(page: Page, show: boolean): Promise<void> {
  await page.evaluate((shown) => {
    const store = window as unknown as { marks?: [Element, DocumentFragment][] };
    const groups = document.querySelectorAll('svg.figure-plot > g[aria-hidden]');
    if (shown) for (const [group, marks] of store.marks ?? []) group.append(marks);
    else {
      store.marks = Array.from(groups, (group) => {
        const marks = document.createDocumentFragment();
        marks.append(...group.childNodes);
        return [group, marks];
      });
    }
  }, show);
}

interface Checked {
  /** Selectors of the parts to look at; the whole page where none is named. */
  readonly within?: readonly string[];
  /** Rules to check; all where none is named. */
  readonly rules?: readonly string[];
}

/** What other colours can violate in a page that is otherwise the same. */
const COLOURS = ['color-contrast'];

/** What other colours and another width can violate. */
const COLOURS_AND_LAYOUT = [
  ...COLOURS,
  'scrollable-region-focusable',
  'meta-viewport',
  'button-name',
  'link-name',
  'empty-heading',
  'heading-order',
  'aria-hidden-focus',
];

/** Violations of axe's rules, each with the first elements it names. */
async function violations(page: Page, { within = [], rules }: Checked = {}): Promise<string[]> {
  const runOnly = rules && { runOnly: [...rules] };
  // No frame is of another origin: axe needs no second page to join its findings.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], ...runOnly });
  for (const part of within) axe.include(part);
  await showMarks(page, false);
  const found = await axe.analyze();
  await showMarks(page, true);
  return found.violations.map(({ id, nodes }) => {
    const targets = nodes.slice(0, 3).map((node) => node.target.join(' '));
    return `${id} (${nodes.length}): ${targets.join(', ')}`;
  });
}

/** Opens everything in a part of the page that is folded. */
async function unfold(page: Page, within: string): Promise<void> {
  await page.locator(within).evaluate((part) => {
    const folded = 'button[aria-expanded="false"]:not([aria-haspopup])';
    for (const button of part.querySelectorAll<HTMLElement>(folded)) button.click();
  });
}

/** How far the page, or something in it that nothing cuts or scrolls, is wider than the window. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isHeld = (element: Element): boolean => {
      const parent = element.parentElement;
      if (!parent) return false;
      return getComputedStyle(parent).overflowX !== 'visible' || isHeld(parent);
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .filter((element) => !isHeld(element))
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`);
  });
}

test('nothing for axe to find without data, while loading, after an error', async ({ page }) => {
  await openPublished(page);
  await expect(page.locator('#sources > [role=status]')).toHaveText('Reading files.');
  expect(await violations(page)).toEqual([]);

  await openEmpty(page);
  expect(await violations(page)).toEqual([]);
  await dropFiles(page, [
    { name: 'labels.csv', content: 'id,Edema,Hernia\na,1,0\nb,0,1\nc,1,0\nd,0,\n' },
    { name: 'ragged.csv', content: 'id,Edema\na,0.1\nb,0.2,0.3\n' },
  ]);
  await settled(page, ['labels.csv', 'ragged.csv']);
  await expect(page.locator('#sources > [role=status]')).toHaveText(
    /^1 of 2 files read\. ragged\.csv cannot be used: .*line 3/,
  );
  await unfold(page, '#sources');
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await violations(page, { rules: COLOURS_AND_LAYOUT })).toEqual([]);
  expect(await tooWide(page)).toEqual([]);
});

test('nothing for axe to find in the notebook, light, dark and narrow', async ({ twin: page }) => {
  const size = page.viewportSize()!;
  for (const kind of ['Text', 'Query', 'Chart'] as const) {
    await addBefore(page, 'Leaderboard', kind);
    await expect(page.locator('section[data-kind] [data-editor]').first()).toBeVisible();
  }
  const replicates = page.getByRole('textbox', { name: 'Replicates' });
  await replicates.fill('100');
  await replicates.press('Enter');
  const panel = page.locator('#ranking-stability fieldset');
  await panel.getByRole('button', { name: 'Compute confidence intervals' }).click();
  await expect(panel.getByRole('status')).toHaveText('100 replicates');
  for (const cell of ['#leaderboard', '#who-beats-whom', 'section[data-kind=sql]']) {
    await unfold(page, cell);
  }
  expect(await violations(page)).toEqual([]);

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(page.locator('#long-tail svg.figure-plot')).toHaveAttribute('width', /^2\d\d$/);
  expect(await tooWide(page)).toEqual([]);
  expect(await violations(page, { rules: COLOURS_AND_LAYOUT })).toEqual([]);

  await page.setViewportSize({ width: 720, height: 450 });
  expect(await tooWide(page)).toEqual([]);
  // Other tests use the page after this one.
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(size);
});

test('nothing for axe to find in a cell alone and in the reading view', async ({ page }) => {
  await page.goto('/?embed=long-tail');
  await expect(page.locator('#long-tail svg.figure-plot')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto('/?view=read');
  await expect(page.locator('#solutions svg.figure-plot')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

/** What may be open over the page, each with how it is opened and what is looked at then. */
const OPENED: readonly (readonly [
  name: string,
  within: string,
  open: (page: Page) => Promise<unknown>,
])[] = [
  ['share', 'dialog', (page) => page.getByRole('button', { name: 'Share' }).click()],
  [
    'notebooks',
    'dialog',
    async (page) => {
      await page.getByRole('button', { name: 'Notebook', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Saved notebooks…' }).click();
      await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
    },
  ],
  [
    'save a figure',
    '[role=dialog]',
    (page) =>
      page
        .getByRole('button', { name: /^Save the figure/ })
        .first()
        .click(),
  ],
  [
    'save a table',
    '[role=dialog]',
    (page) =>
      page
        .getByRole('button', { name: /^Save or copy the table/ })
        .first()
        .click(),
  ],
  [
    'menu of a cell',
    '[role=menu]',
    (page) => page.getByRole('button', { name: 'Menu of Leaderboard', exact: true }).click(),
  ],
  [
    'add a cell',
    '[role=menu]',
    (page) => page.getByRole('button', { name: /^Add a cell before Leaderboard/ }).click(),
  ],
];

test('nothing for axe to find in what opens, what is selected, what is mapped, what fails', async ({
  page,
}) => {
  await openEmpty(page);
  const rows = Array.from({ length: 12 }, (_, i) => i);
  const table = (at: (i: number) => string) =>
    `id,Edema,Hernia\n${rows.map((i) => `i${i},${at(i)}`).join('\n')}\n`;
  await dropFiles(page, [
    { name: 'labels.csv', content: table((i) => `${i % 2},${i % 3 === 0 ? 1 : 0}`) },
    { name: 'A.csv', content: table((i) => `${i / 12},${(i % 5) / 5}`) },
    { name: 'B.csv', content: table((i) => `${(i % 7) / 7},${1 - i / 12}`) },
    { name: 'strange.csv', content: 'id,Gout\ni1,0.1\ni2,0.2\n' },
    { name: 'broken.longtail.json', content: '{"format":"longtail-notebook"}' },
  ]);
  await settled(page, ['labels.csv', 'A.csv', 'B.csv', 'strange.csv']);
  await expect(page.locator('[data-notice]')).toContainText('broken.longtail.json');
  await page.getByRole('button', { name: /How it was read ?: A\.csv/ }).click();
  await page.getByRole('button', { name: /How it was read ?: strange\.csv/ }).click();
  await page
    .getByText(/columns are classes/)
    .first()
    .click();
  await unfold(page, '#leaderboard');
  const name = page.locator('#class-by-class .figure text[data-class]:not([data-team])').first();
  await name.scrollIntoViewIfNeeded();
  await name.click();
  await expect(page.getByRole('region', { name: 'Selected' })).toBeVisible();
  await addBefore(page, 'Leaderboard', 'Query');
  const query = page.locator('#query-1');
  await query.locator('.cm-content').fill('SELECT nothing FROM nowhere');
  await query.getByRole('button', { name: 'Run' }).click();
  await expect(query.getByRole('alert')).toBeVisible();
  await autosaved(page);
  const parts = ['#sources', '#leaderboard', '#query-1', '[data-notice]', '[aria-label=Selected]'];
  for (const part of parts) await expect(page.locator(part)).toHaveCount(1);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await violations(page, { within: parts })).toEqual([]);
  for (const [what, within, open] of OPENED) {
    await open(page);
    expect(await violations(page, { within: [within] }), what).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.locator(within).first()).toBeHidden();
  }

  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await violations(page, { within: parts, rules: COLOURS }), 'dark').toEqual([]);
  // Those left out in the dark look as another does.
  for (const [what, within, open] of OPENED.filter((_, i) => i % 2 === 0)) {
    await open(page);
    const found = await violations(page, { within: [within], rules: COLOURS });
    expect(found, `${what}, dark`).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.locator(within).first()).toBeHidden();
  }

  await page.setViewportSize({ width: 720, height: 450 });
  for (const name of ['Notebook', 'Paper pack', 'Settings', 'Contents', /^Teams/]) {
    await page.getByRole('button', { name, exact: true }).first().click();
    const opened = { within: ['[role=menu], [role=dialog]'] };
    expect(await violations(page, opened), `${name}`).toEqual([]);
    await page.keyboard.press('Escape');
  }
});
