import type { Page } from '@playwright/test';
import { addBefore, openPublished } from './support/document';
import { expect, test } from './support/test';

const nextFrame = (page: Page) =>
  page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));

interface Stop {
  readonly name: string;
  readonly seen: boolean;
  /** From the top of the page. */
  readonly top: number;
  readonly part: string;
}

/** What has the focus, and whether a line around it, or around what holds it, says so. */
function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const host = document.activeElement;
    if (!host || host === document.body) return null;
    const element = host.shadowRoot?.activeElement ?? host;
    const isLined = (part: Element | null): boolean => {
      if (!part) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) return true;
      return part.getBoundingClientRect().height < 4 || part.closest('.cm-editor, .group\\/names')
        ? isLined(part.parentElement)
        : false;
    };
    let opacity = 1;
    for (let part: Element | null = host; part; part = part.parentElement) {
      opacity *= Number(getComputedStyle(part).opacity);
    }
    const { top, bottom } = element.getBoundingClientRect();
    const inSight = bottom > 0 && top < window.innerHeight;
    return {
      name: (element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 60),
      seen: isLined(element) && opacity > 0.5 && inSight,
      top: Math.round(top + window.scrollY),
      part: host.closest('section[id], aside, header')?.id ?? '',
    };
  });
}

test('the keyboard reaches everything in order, sees where it is, and leaves editors', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPublished(page);
  await addBefore(page, 'Leaderboard', 'Query');
  const editor = page.getByRole('textbox', { name: /^SQL of/ });
  await editor.click();
  await expect(editor).toBeFocused();
  await expect(editor).toHaveAttribute('aria-description', /Escape, then Tab/);
  await page.keyboard.press('Tab');
  await expect(editor).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();

  await page.evaluate(() => {
    window.scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
  });
  await page.mouse.click(2, 2);
  const stops: Stop[] = [];
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press('Tab');
    let stop = await focused(page);
    // An editor draws its line some frames later.
    for (let frame = 0; frame < 30 && stop && !stop.seen; frame++) {
      await nextFrame(page);
      stop = await focused(page);
    }
    if (stop?.name === stops.at(-1)?.name && stop?.top === stops.at(-1)?.top) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
      stop = await focused(page);
    }
    if (!stop) break;
    stops.push(stop);
  }
  expect(stops.length, 'the focus leaves the page').toBeLessThan(400);
  expect(stops.filter(({ seen }) => !seen)).toEqual([]);
  const parts = [...new Set(stops.map(({ part }) => part).filter(Boolean))];
  const inOrder = await page.locator('main section[id]').evaluateAll((all) => all.map((s) => s.id));
  expect(parts).toEqual(inOrder.filter((id) => parts.includes(id)));
  expect(parts).toContain('solutions');

  const moving = await page.evaluate(
    () =>
      getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ||
      [...document.querySelectorAll('body *')].some((element) =>
        getComputedStyle(element)
          .transitionDuration.split(',')
          .some((seconds) => Number.parseFloat(seconds) > 0),
      ),
  );
  expect(moving).toBe(false);
});
