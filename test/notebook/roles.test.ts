import { afterEach, describe, expect, test } from 'vitest';
import type { Session } from '@/lib/notebook/session/session';
import { sessionInNode } from './support';

const file = (name: string, text: string) => ({ file: new File([text], name) });

const TRUTH = 'id,Edema,Mass,Hernia\na,1,0,0\nb,0,1,0\nc,0,0,1\nd,1,0,0\n';
const CALLS = 'id,Edema,Mass,Hernia\na,1,0,0\nb,0,0,0\nc,0,0,1\nd,0,1,0\n';
const scores = (shift: number) =>
  `id,Edema,Mass,Hernia\na,0.9,0.2,0.${shift}\nb,0.3,0.8,0.1\nc,0.2,0.${shift},0.7\nd,0.6,0.4,0.2\n`;

let session: Session;
afterEach(() => session.remove(session.state.sources[0]?.id ?? ''));

const statusOf = (name: string) =>
  session.state.sources.find((entry) => entry.file.name === name)!.status;
const tasks = () => session.state.tasks.map((task) => task.source.loaded.fileName);

describe('which file has the labels', () => {
  test('a submission of 0 and 1 among others does not become the truth', async () => {
    session = sessionInNode();
    const all = [1, 2, 3].map((n) => file(`run_${n}.csv`, scores(n)));
    await session.add([...all, file('run_4.csv', CALLS)], 'own');
    expect(tasks()).toEqual([]);
    expect(statusOf('run_4.csv')).toMatchObject({
      kind: 'needs-choice',
      message: expect.stringContaining('it is named like run_1.csv'),
    });
    // Labels that come later are the truth, and the file is still asked about.
    await session.add([file('truth.csv', TRUTH)], 'own');
    expect(tasks()).toEqual(['truth.csv']);
    expect(statusOf('run_1.csv')).toEqual({ kind: 'ready' });
    const entry = session.state.sources.find((own) => own.file.name === 'run_4.csv')!;
    await session.amend(entry.id, { overrides: { role: 'predictions' } });
    expect(statusOf('run_4.csv')).toEqual({ kind: 'ready' });
    expect(tasks()).toEqual(['truth.csv']);
  });

  test('extra columns decide between two files of 0 and 1', async () => {
    session = sessionInNode();
    const withPatients = TRUTH.split('\n')
      .map((line, i) => (line === '' ? '' : `${line},${i === 0 ? 'subject_id' : `p${i}`}`))
      .join('\n');
    await session.add([file('x.csv', CALLS), file('z.csv', withPatients)], 'own');
    expect(tasks()).toEqual(['z.csv']);
    expect(statusOf('x.csv')).toMatchObject({
      message: expect.stringContaining('z.csv looks more like the labels'),
    });
  });

  test('where nothing decides, both are asked about', async () => {
    session = sessionInNode();
    await session.add([file('x.csv', CALLS), file('z.csv', TRUTH)], 'own');
    expect(tasks()).toEqual([]);
    const entry = session.state.sources.find((own) => own.file.name === 'z.csv')!;
    await session.amend(entry.id, { overrides: { role: 'labels' } });
    expect(tasks()).toEqual(['z.csv']);
  });

  test('a label file of any name is taken where nothing speaks against it', async () => {
    session = sessionInNode();
    await session.add(
      [file('x.csv', TRUTH), file('p.csv', scores(1)), file('q.csv', scores(5))],
      'own',
    );
    expect(tasks()).toEqual(['x.csv']);
  });
});
