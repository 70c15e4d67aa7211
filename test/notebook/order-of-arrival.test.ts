import { expect, test } from 'vitest';
import type { FileReader, IngestOutcome } from '@/lib/ingest/types';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import type { Session } from '@/lib/notebook/session/session';
import { nodeReader } from '../scoring/readers';
import { sessionInNode } from './support';

const file = (name: string, text: string) => ({ file: new File([text], name) });
const FILES = [
  file('a_model.csv', 'id,Hernia,Edema\nd,0.1,0.8\nc,0.2,0.5\nb,0.6,0.1\na,0.7,0.9\n'),
  file('task1.csv', 'id,Edema,Hernia\na,1,0\nb,0,1\nc,1,0\nd,0,\n'),
  file('gold.csv', 'id,Hernia\na,1\nb,0\n'),
  file('some.csv', 'id,Hernia\na,0.4\nb,0.2\n'),
  // Named like the next but one, and the same content as the next.
  file('scores_b.csv', 'id,Edema\na,0.3\nb,0.2\n'),
  file('copy.csv', 'id,Edema\na,0.3\nb,0.2\n'),
  file('b_predictions.csv', 'id,Edema\na,0.5\nb,0.6\n'),
  file('counts.csv', 'class,positives,images\nEdema,500,1000\nHernia,5,1000\n'),
];

/** A reader whose outcomes come one at a time, in an order of one's own. */
function inOrder(order: readonly string[]): FileReader {
  const reader = nodeReader();
  const waiting = new Map<string, () => void>();
  const next = [...order];
  const release = () => {
    const first = waiting.get(next[0] ?? '');
    if (!first) return;
    waiting.delete(next.shift()!);
    first();
  };
  return {
    ...reader,
    async ingest(own, ...rest): Promise<IngestOutcome> {
      const outcome = await reader.ingest(own, ...rest);
      await new Promise<void>((resolve) => {
        waiting.set(own.name, resolve);
        release();
      });
      // The next one comes when what follows from this one is under way, or over.
      setTimeout(release, next.length % 2 === 0 ? 0 : 20);
      return outcome;
    },
  };
}

function shown(session: Session) {
  const { sources, tasks, results } = session.state;
  return {
    files: sources.map(({ file: own, status, joined }) => [own.name, status, joined]),
    tasks: tasks.map(({ name, classes }) => [name, classes]),
    evaluations: evaluationsOf(session.state),
    pools: [...results].sort().map(([id, { key, pools }]) => [id, key, pools]),
  };
}

async function after(order: readonly string[]) {
  const session = sessionInNode(inOrder(order), { readers: FILES.length });
  await session.add(FILES, 'own');
  return shown(session);
}

test('the order in which files are read changes nothing', async () => {
  const names = FILES.map(({ file: own }) => own.name);
  const expected = await after(names);
  expect(expected.files.map(([name, status]) => [name, (status as { kind: string }).kind])).toEqual(
    [
      ['a_model.csv', 'ready'],
      ['task1.csv', 'ready'],
      ['gold.csv', 'ready'],
      ['some.csv', 'ready'],
      ['scores_b.csv', 'ready'],
      ['copy.csv', 'ready'],
      ['b_predictions.csv', 'ready'],
      ['counts.csv', 'ready'],
    ],
  );
  const orders = [
    names.toReversed(),
    [...names.slice(3), ...names.slice(0, 3)],
    names.toSorted((a, b) => ((a.length * 7) % 5) - ((b.length * 7) % 5)),
  ];
  for (const order of orders) expect(await after(order), order.join()).toEqual(expected);
});
