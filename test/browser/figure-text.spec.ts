import type { Locator, Page } from '@playwright/test';
import { type DroppedFile, dropFiles, openEmpty, settled } from './support/notebook';
import { expect, test } from './support/test';

const SIGNS = ['Consolidation', 'Central venous catheter tip malposition', 'Enlarged silhouette'];
const PLACES = ['left upper lobe region', 'right lower lobe region', 'hilum', 'apex'];
const CLASSES = Array.from(
  { length: 56 },
  (_, i) => `${SIGNS[i % 3]} of the ${PLACES[i % 4]}, grade ${Math.floor(i / 12)}`,
);
const TEAMS = Array.from(
  { length: 26 },
  (_, i) => `university_hospital_group_${i}_convnext_v2_ensemble_final_${'AB'[i % 2]}`,
);
const EXAMS = Array.from({ length: 160 }, (_, i) => i);

/** A number between 0 and 1 that looks random, the same in each run. */
const noise = (a: number, b: number, c: number) =>
  Math.abs(Math.sin(12.9898 * a + 78.233 * b + 37.719 * c) * 43758.5453) % 1;

const label = (exam: number, name: number) => Number(noise(exam, name, 0) < 0.02 + 0.006 * name);

function csv(name: string, cell: (exam: number, name: number) => number): DroppedFile {
  const quoted = CLASSES.map((title) => `"${title}"`);
  const rows = EXAMS.map((exam) => [`exam${exam}`, ...CLASSES.map((_, i) => cell(exam, i))]);
  return { name, content: [['exam', ...quoted], ...rows].map((row) => row.join(',')).join('\n') };
}

const BOARD = [
  csv('ground_truth.csv', label),
  ...TEAMS.map((team, t) =>
    csv(`${team}.csv`, (exam, name) =>
      Number((0.3 * label(exam, name) + 0.6 * noise(exam, name, t + 1)).toFixed(4)),
    ),
  ),
];

/** Presses the keys that print, and waits until the page is about to be printed. */
async function print(page: Page): Promise<void> {
  await page.evaluate(() => {
    delete document.documentElement.dataset.printed;
    window.print = () => {
      document.documentElement.dataset.printed = 'yes';
    };
  });
  await page.keyboard.press('Control+p');
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
}

interface Fault {
  readonly texts: readonly string[];
  readonly fault: 'outside' | 'overlap' | 'small';
}

/** Texts of a figure that lie outside of it or over each other, or are smaller than 10 px. */
async function faultsIn(figure: Locator): Promise<readonly Fault[]> {
  return figure.evaluate((host) => {
    const svg = host.querySelector('svg');
    if (!svg) return [];
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('text')].flatMap((element) => {
      if (element.closest('[aria-label="tip"]')) return [];
      const isTurned = element.closest('[transform*="rotate(-"]') !== null;
      const spans = element.querySelectorAll('tspan');
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      return [...(spans.length > 0 ? spans : [element])].flatMap((line) => {
        const { left, right, top, bottom, width, height } = line.getBoundingClientRect();
        if (width === 0) return [];
        // A line box is higher than its letters.
        const [x, y] = isTurned ? [0.2 * width, 0.5] : [0.5, 0.2 * height];
        const inner = { left: left + x, right: right - x, top: top + y, bottom: bottom - y };
        return [{ ...inner, size, text: line.textContent ?? '' }];
      });
    });
    const faults: { texts: string[]; fault: 'outside' | 'overlap' | 'small' }[] = [];
    for (const [i, a] of boxes.entries()) {
      if (a.size < 10) faults.push({ texts: [a.text], fault: 'small' });
      if (
        a.left < frame.left - 1 ||
        a.right > frame.right + 1 ||
        a.top < frame.top - 1 ||
        a.bottom > frame.bottom + 1
      ) {
        faults.push({ texts: [a.text], fault: 'outside' });
      }
      for (const b of boxes.slice(i + 1)) {
        if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) {
          faults.push({ texts: [a.text, b.text], fault: 'overlap' });
        }
      }
    }
    return faults;
  });
}

test('26 teams and 56 classes with long names: the print is whole, texts of figures keep apart', async ({
  page,
}) => {
  await openEmpty(page);
  await dropFiles(page, BOARD);
  await settled(
    page,
    BOARD.map(({ name }) => name),
  );
  await print(page);

  await test.step('paper has all cells, without controls, and words of the glossary', async () => {
    await page.emulateMedia({ media: 'print' });
    // biome-ignore lint/performance/useDomNodeTextContent: only rendered text is on paper
    const text = await page.locator('main').innerText();
    expect(text).not.toMatch(/Counting…|Looking up|Shown as soon|Compute confidence/);
    expect(text).toMatch(/by default by mAP, ties by mAUROC/);
    for (const title of await page.locator('main section[id] h3').allInnerTexts()) {
      expect(text).toContain(title);
    }
    const shown = page.locator('main section[id] .figure');
    for (const figure of await shown.all())
      await expect(figure.locator('svg').first()).toBeAttached();
    expect(await shown.count()).toBeGreaterThan(15);
    await page.emulateMedia({ media: 'screen' });
  });

  for (const width of [1440, 1024, 390]) {
    await test.step(`texts of figures at ${width} px`, async () => {
      await page.setViewportSize({ width, height: 900 });
      for (const figure of await page.locator('main .figure:visible').all()) {
        await figure.scrollIntoViewIfNeeded();
        // A figure is drawn again for its new width.
        await expect
          .poll(() =>
            figure.evaluate((host) => {
              const svg = host.querySelector('svg');
              return svg === null || Math.abs(svg.clientWidth - host.clientWidth) <= 1;
            }),
          )
          .toBe(true);
        const cell = await figure.evaluate((host) => host.closest('section')?.id);
        expect(await faultsIn(figure), cell).toEqual([]);
      }
    });
  }
});
