// @vitest-environment jsdom
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import ChallengeDialog from '@/components/sources/challenge/ChallengeDialog';
import { BUILT_IN } from '@/lib/challenge/built-in';
import { chooseChallenge } from '@/lib/notebook/challenge';
import { currentDocument } from '@/lib/notebook/document/store';

let root: ReturnType<typeof createRoot>;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // jsdom has no modal dialogs.
  Object.assign(HTMLDialogElement.prototype, { showModal() {}, close() {} });
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  chooseChallenge(null);
});

const render = (node: ReactNode) => act(async () => root.render(node));

function field(name: string): HTMLInputElement {
  const label = [...document.querySelectorAll('label')].find((one) => one.textContent === name);
  const found = label
    ? document.getElementById(label.htmlFor)
    : document.querySelector(`input[aria-label="${name}"]`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`no field ${name}`);
  return found;
}

/** Types a value over a field's own, and leaves the field. */
const fill = (name: string, value: string) =>
  act(async () => {
    const input = field(name);
    input.focus();
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
    set!.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.blur();
  });

const click = (name: string) =>
  act(async () => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find((button) => button.textContent?.trim() === name)!.click();
  });

const alert = () => document.querySelector('[role=alert]')?.textContent ?? null;

describe('the form of a description', () => {
  it('is applied if it is right, and says where it is not', async () => {
    let closed = 0;
    await render(<ChallengeDialog challenge={BUILT_IN['cxr-lt-2026']!} onClose={() => closed++} />);
    expect(document.querySelectorAll('tbody tr')).toHaveLength(36);
    await fill('Band 4', 'rarest');
    await click('Add a band');
    await fill('Name of class 2', 'Normal');
    await click('Apply');
    expect(alert()).toContain('classes[1] "Normal" has a spelling of "Normal" too');
    expect(closed).toBe(0);
    expect(currentDocument().settings.challenge).toBeNull();

    await fill('Name of class 2', 'aortic elongation');
    await click('Apply');
    expect(alert()).toBeNull();
    expect(closed).toBe(1);
    const { challenge, bands } = currentDocument().settings;
    expect(challenge!.bands!.slice(3)).toEqual([
      { name: 'rarest', atLeast: 0.0005 },
      { name: 'extreme rarest' },
    ]);
    expect(bands).toEqual({ by: 'prevalence', bands: challenge!.bands });
  });
});
