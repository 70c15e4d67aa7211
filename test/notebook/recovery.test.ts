import { describe, expect, test } from 'vitest';
import type { FileReader } from '@/lib/ingest/types';
import type { Session } from '@/lib/notebook/session/session';
import { EvaluationClient } from '@/lib/scoring/client';
import type { Request } from '@/lib/scoring/protocol';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import type { EvaluationPort } from '@/lib/scoring/worker-pool';
import { inProcess } from '../scoring/in-process';
import { nodeReader } from '../scoring/readers';
import { sessionInNode } from './support';

const file = (name: string, text: string) => ({ file: new File([text], name) });
const LABELS = file('labels.csv', 'id,Edema,Hernia\na,1,0\nb,0,1\nc,1,0\nd,0,\n');
const MODEL = file(
  'model.csv',
  'id,Hernia,prob_edema\nd,0.1,0.8\nc,0.2,0.5\nb,0.6,0.1\na,0.7,0.9\n',
);
const VIEWS = file('views.csv', 'id,view\nd,PA\nc,AP\nb,AP\na,PA\n');

/** @param crashes whether the worker crashes in place of answering */
function open(crashes: (request: Request) => boolean = () => false) {
  const state = { crash: () => {}, read: [''] };
  state.read.pop();
  const port = (): EvaluationPort => {
    const inner = inProcess();
    const outer: EvaluationPort = {
      onmessage: null,
      onerror: null,
      terminate: () => {
        inner.onmessage = null;
      },
      postMessage: (request) => {
        if (crashes(request)) queueMicrotask(() => outer.onerror?.({ message: 'gone' }));
        else inner.postMessage(request);
      },
    };
    inner.onmessage = (event) => outer.onmessage?.(event);
    state.crash = () => outer.onerror?.({ message: 'gone' });
    return outer;
  };
  const reader = nodeReader();
  const counting: FileReader = {
    ...reader,
    ingest: (own, ...rest) => {
      state.read.push(own.name);
      return reader.ingest(own, ...rest);
    },
  };
  const openEvaluation = () => new EvaluationClient(port, 1);
  return { session: sessionInNode(counting, { openEvaluation }), state };
}

/** True once, at the first of these. */
function once(type: Request['type']): (request: Request) => boolean {
  let seen = 0;
  return (request) => request.type === type && ++seen === 1;
}

const classes = (session: Session) =>
  [...session.state.results.values()].map((result) => result.classes);
const statuses = (session: Session) =>
  session.state.sources.map(({ file: own, status }) => [own.name, status.kind]);

const READY = [
  ['labels.csv', 'ready'],
  ['model.csv', 'ready'],
];

describe('a scoring worker crashes', () => {
  test.each(['fit', 'evaluate'] as const)('at %s: the file is read again', async (type) => {
    const undisturbed = open();
    await undisturbed.session.add([LABELS, MODEL], 'own');
    const { session, state } = open(once(type));
    await session.add([LABELS, MODEL], 'own');
    expect(statuses(session)).toEqual(READY);
    expect(classes(session)).toEqual(classes(undisturbed.session));
    expect(state.read).toEqual(['labels.csv', 'model.csv', 'model.csv']);
    const what = type === 'evaluate' ? ' while ranking model.csv' : '';
    expect(session.state.failure).toBe(`A worker crashed${what}. It was restarted.`);
  });

  test('each time it ranks: only this file reports it', async () => {
    const other = file('other.csv', 'id,Edema\na,0.1\nb,0.2\n');
    const { session } = open(
      (request) => request.type === 'evaluate' && request.on.submission === 's2',
    );
    await session.add([LABELS, MODEL, other], 'own');
    expect(session.state.sources[1]!.status).toEqual({
      kind: 'failed',
      message: 'computing crashed again: gone',
    });
    expect(session.state.sources[2]!.status).toEqual({ kind: 'ready' });
  });

  test('idle: results stay, and its scores are read again when they are next needed', async () => {
    const { session, state } = open();
    await session.add([LABELS, MODEL, VIEWS], 'own');
    const before = classes(session);
    state.read.length = 0;
    state.crash();
    expect(session.state.failure).toBe('A worker crashed. It was restarted.');
    expect(classes(session)).toEqual(before);
    expect(state.read).toEqual([]);
    await session.setCalibration({ ...DEFAULT_SETTINGS, bins: 4 });
    const [result] = session.state.results.values();
    expect(result!.calibration[0]!.bins.count).toHaveLength(4);
    expect(state.read).toEqual(['model.csv']);
    state.crash();
    const { id } = session.state.tasks[0]!;
    const [view] = await session.attributes(id);
    const counted = await session.breakDown(id, view!, new AbortController().signal);
    expect(counted!.submissions).toHaveLength(1);
  });

  test('idle, and the file has changed since: its results stay, and what needs scores fails', async () => {
    let text = await MODEL.file.text();
    const changing = {
      name: 'model.csv',
      size: text.length,
      arrayBuffer: () => new Blob([text]).arrayBuffer(),
      stream: () => new Blob([text]).stream(),
    };
    const { session, state } = open();
    await session.add([LABELS, { file: changing }], 'own');
    const before = classes(session);
    text = text.replace('0.8', '0.9');
    state.crash();
    await session.setCalibration({ ...DEFAULT_SETTINGS, bins: 4 });
    expect(session.state.failure).toBe('model.csv is not what it was when it was first read');
    expect(classes(session)).toEqual(before);
  });

  test.each(['calibrate', 'join', 'break-down'] as const)(
    'at %s: it is asked again',
    async (type) => {
      const { session } = open(once(type));
      await session.add([LABELS, MODEL, VIEWS], 'own');
      const { id } = session.state.tasks[0]!;
      const [view] = await session.attributes(id);
      const counted = await session.breakDown(id, view!, new AbortController().signal);
      expect(counted!.submissions[0]!.classes).toHaveLength(2);
      expect([...session.state.results.values()][0]!.calibration).toHaveLength(2);
      expect(session.state.failure).toMatch(/^A worker crashed.*restarted\.$/);
    },
  );
});
