import type { Page } from '@playwright/test';
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

/** Milliseconds within which a damaged file must be read or refused. */
export const LIMIT = 5000;

/** Drops a file and waits until the page has read or refused it; then takes it out again. */
export async function tryCase(page: Page, { name, what, bytes }: FuzzCase): Promise<Outcome> {
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
    await waitFor(() => ['ready', 'failed', 'waiting'].includes(status()));
    const milliseconds = performance.now() - start;
    const ended = ['ready', 'failed', 'waiting'].includes(status());
    const says = card()?.querySelector('p')?.textContent ?? '';
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
  if (status !== 'failed') return null;
  if (!says.startsWith(`${name}: `))
    return `the error does not begin with the file's name: ${says}`;
  if (says.length > 600) return `the error is ${says.length} characters long`;
  if (
    /undefined|\[object|RuntimeError|unreachable|memory access|stack|database stopped/i.test(says)
  ) {
    return `the error is no reader's: ${says}`;
  }
  return /expected|already/.test(says) ? null : `the error does not say what was expected: ${says}`;
}
