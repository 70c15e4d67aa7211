import type { Page } from '@playwright/test';
import { dropFiles } from '../browser/support/notebook';
import type { FuzzCase } from './mutate';

export interface Outcome {
  readonly what: string;
  /** `ready`, `waiting` or `failed`, as the file's card says; `hangs` where it says nothing in time. */
  readonly status: string;
  /** What the card says of it. */
  readonly says: string;
  readonly milliseconds: number;
  /** Whether it could be taken out again. */
  readonly removed: boolean;
}

/** Milliseconds after which a damaged file that is neither read nor refused hangs, on any machine. */
export const LIMIT = 5 * 60_000;

/** Drops a notebook's file and waits until it is open or refused; then begins a new one. */
async function tryNotebook(page: Page, { name, what, bytes }: FuzzCase): Promise<Outcome> {
  const notice = page.locator('[data-notice]');
  const inTab = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  const before = await inTab();
  const start = performance.now();
  await dropFiles(page, [{ name, content: bytes }]);
  // A tab remembers the notebook that it keeps, by its id.
  const isOpen = async () => (await inTab()).includes('id') && (await inTab()) !== before;
  let status = 'hangs';
  while (status === 'hangs' && performance.now() - start < LIMIT) {
    if (await notice.isVisible()) status = 'failed';
    else if (await isOpen()) status = 'ready';
    else await page.waitForTimeout(8);
  }
  const milliseconds = performance.now() - start;
  const says =
    status === 'failed' ? ((await notice.locator('span').first().textContent()) ?? '') : '';
  if (status === 'failed') await notice.getByRole('button').click();
  else {
    await page.getByRole('button', { name: 'Notebook', exact: true }).click();
    await page.getByRole('menuitem', { name: 'New', exact: true }).click();
  }
  return { what, status, says, milliseconds, removed: true };
}

/** Drops a file and waits until the page has read or refused it; then takes it out again. */
export async function tryCase(page: Page, damaged: FuzzCase): Promise<Outcome> {
  const { name, what, bytes } = damaged;
  if (name.endsWith('.longtail.json')) return tryNotebook(page, damaged);
  const given = { name, base64: Buffer.from(bytes).toString('base64'), limit: LIMIT };
  const outcome = await page.evaluate(async ({ name, base64, limit }) => {
    const start = performance.now();
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], name));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const init = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent(type, init));
    }
    const card = () => document.querySelector(`[data-source="${CSS.escape(name)}"]`);
    const status = () => card()?.getAttribute('data-status') ?? '';
    const waitFor = async (done: () => boolean) => {
      while (!done() && performance.now() - start < limit) {
        await new Promise((resolve) => setTimeout(resolve, 8));
      }
    };
    const isRead = () => ['ready', 'failed', 'waiting', 'needs-choice'].includes(status());
    await waitFor(isRead);
    const milliseconds = performance.now() - start;
    const ended = isRead();
    // Why it was taken for what it is comes first, how it ended last.
    const says = [...(card()?.querySelectorAll('p') ?? [])].at(-1)?.textContent ?? '';
    const last = ended ? status() : 'hangs';
    card()?.querySelector<HTMLElement>('[aria-label^="Remove "]')?.click();
    await waitFor(() => card() === null);
    return { status: last, says, milliseconds, removed: card() === null };
  }, given);
  return { what, ...outcome };
}

/** Why an outcome is not as it should be; null where it is. */
export function fault({ status, says, removed }: Outcome, name: string): string | null {
  if (status === 'hangs') return `neither read nor refused within ${LIMIT} ms`;
  if (!removed) return 'cannot be taken out again';
  if (status !== 'failed' && status !== 'needs-choice') return null;
  if (!says.startsWith(`${name}: `))
    return `the error does not begin with the file's name: ${says}`;
  if (says.length > 600) return `the error is ${says.length} characters long`;
  if (
    /undefined|\[object|RuntimeError|unreachable|memory access|stack|DuckDB crashed/i.test(says)
  ) {
    return `the error is no reader's: ${says}`;
  }
  // A question says what may be chosen in place of what was expected.
  const hasRemedy =
    /expected|already/.test(says) || (status === 'needs-choice' && /choose which/.test(says));
  return hasRemedy ? null : `the error does not say what was expected: ${says}`;
}
