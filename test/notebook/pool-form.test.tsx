// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NotebookProvider, useSessionState } from '@/components/hooks/context';
import PoolForm from '@/components/sources/PoolForm';
import type { SourceFile } from '@/lib/ingest/types';
import type { Session } from '@/lib/notebook/session/session';
import { sessionInNode } from './support';

/** Score counts as a file; jsdom's own files cannot be read. */
function counts(name: string, classes: string, positives: number): { readonly file: SourceFile } {
  const rows = classes.split('').map((own) => `${own},0.9,${positives},1\n${own},0.2,1,5\n`);
  const bytes = new TextEncoder().encode(`class,score,positives,negatives\n${rows.join('')}`);
  const stream = () =>
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    });
  const arrayBuffer = async () => bytes.buffer;
  return { file: { name, size: bytes.length, arrayBuffer, stream } };
}

let root: ReturnType<typeof createRoot>;
let session: Session;

function Form() {
  return <PoolForm state={useSessionState((state) => state)} />;
}

/** The form for score counts of two sites, and of a third with other classes. */
beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  session = sessionInNode();
  const files = [
    counts('north/A.csv', 'EM', 3),
    counts('south/A.csv', 'EM', 7),
    counts('west/A.csv', 'EH', 4),
  ];
  await session.add(files, 'own');
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(
      <NotebookProvider session={session}>
        <Form />
      </NotebookProvider>,
    ),
  );
  await click('Pool tasks');
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
}

const click = (name: string) => act(async () => button(name).click());
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
const choose = (index: number) => act(async () => boxes()[index]!.click());
/** Clicks *Pool* and waits until the form says what came of it. */
async function pool() {
  await click('Pool');
  const said = async () => {
    await act(() => session.idle());
    return document.querySelector('[role=alert], [role=status]:not(:empty)');
  };
  await expect.poll(said, { timeout: 60_000 }).not.toBeNull();
}

it('pools the tasks chosen, two or more, and says so', async () => {
  expect(boxes()).toHaveLength(3);
  expect(button('Pool').disabled).toBe(true);
  await choose(0);
  expect(button('Pool').disabled).toBe(true);
  await choose(1);
  await pool();
  expect(document.querySelector('[role=status]')!.textContent).toContain('Pool is among the tasks');
  expect(session.state.tasks.at(-1)!.name).toBe('Pool');
  expect(session.state.tasks.at(-1)!.classes[0]!.positives).toBe(12);
  expect(boxes().map(({ checked }) => checked)).toEqual([false, false, false, false]);
});

it('shows why tasks are not pooled until others are chosen', async () => {
  await choose(0);
  await choose(2);
  await pool();
  expect(document.querySelector('[role=alert]')!.textContent).toContain('it has no class "M"');
  expect(session.state.tasks).toHaveLength(3);
  await choose(2);
  expect(document.querySelector('[role=alert]')).toBeNull();
});
