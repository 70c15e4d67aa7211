import type { Page } from '@playwright/test';
import type { Measurement } from './measure';

/** Cells in whose figures something is selected, each with those above and below it in sight. */
const CELLS = ['long-tail', 'leaderboard', 'bands', 'class-by-class', 'false-negatives'];
const CLICKS = 9;

/** From a click on a name to the frame that shows it, in ms, for some names of a figure. */
async function timesOf(host: Element, clicks: number): Promise<number[]> {
  const names = [...host.querySelectorAll('text[data-class], text[data-team]')].slice(0, clicks);
  const times: number[] = [];
  for (const name of names) {
    await new Promise((settle) => setTimeout(settle, 600));
    await new Promise((settle) => requestAnimationFrame(settle));
    const start = performance.now();
    name.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await new Promise<void>((settle) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => settle();
        channel.port2.postMessage(null);
      });
    });
    times.push(performance.now() - start);
  }
  return times;
}

/** How long a selection takes to be seen in all figures in sight. */
export async function measureSelection(page: Page, section: string): Promise<Measurement[]> {
  const results: Measurement[] = [];
  for (const cell of CELLS) {
    const figure = page.locator(`#${cell} .figure`).first();
    await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await page.waitForTimeout(1500);
    const times = (await figure.evaluate(timesOf, CLICKS)).sort((a, b) => a - b);
    const marks = page.locator('svg.figure-plot [data-class], svg.figure-plot [data-team]');
    results.push({
      section,
      what: `selecting in ${cell}, click to paint`,
      milliseconds: times[Math.floor(times.length / 2)]!,
      note: `fastest ${times[0]!.toFixed(0)} ms, slowest ${times.at(-1)!.toFixed(0)} ms; ${await marks.count()} marks on the page`,
    });
    await page.keyboard.press('Escape');
  }
  return results;
}
