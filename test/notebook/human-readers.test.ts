import { describe, expect, it } from 'vitest';
import type { Overrides } from '@/lib/ingest/types';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { readerStudyOf } from '@/lib/notebook/session/readers';
import { readerRangeRows, readerTeamRows } from '@/lib/scoring/tables/reader-teams';
import { readerConsensusRows, readerMetricRows } from '@/lib/scoring/tables/readers';
import { sessionInNode } from './support';

/** Six tracks, one class; a reader's calls by track. */
const file = (name: string, calls: readonly (number | string)[]) =>
  new File([`track,Whale\n${calls.map((call, i) => `t${i},${call}`).join('\n')}\n`], name);

const GOLD = file('gold.csv', [1, 1, 1, 0, 0, 0]);
const ANN = file('ann.csv', [1, 1, 0, 0, 0, 0]);
const BEN = file('ben.csv', [1, 0, 0, 1, 0, '']);
const CAT = file('cat.csv', [1, 1, 1, 1, 0, 0]);
const SCORES = file('model.csv', [0.9, 0.4, 0.7, 0.8, 0.1, 0.2]);
const READER: Overrides = { role: 'labels', isReader: true };

async function opened(...files: readonly (readonly [File, Overrides])[]) {
  const session = sessionInNode();
  await session.add(
    files.map(([own, overrides]) => ({ file: own, choices: { overrides } })),
    'own',
  );
  const [evaluation] = evaluationsOf(session.state);
  const { signal } = new AbortController();
  const study = await readerStudyOf(session, evaluation!.id, 0.5, signal);
  return { session, evaluation: evaluation!, study: study! };
}

describe('label files of human readers', () => {
  it('are compared with the labels and with teams', async () => {
    const { evaluation, study } = await opened(
      [GOLD, { role: 'labels' }],
      [ANN, READER],
      [BEN, READER],
      [SCORES, {}],
    );
    expect(evaluation.classes).toMatchObject([{ name: 'Whale', positives: 3, images: 6 }]);
    // Ann: 2 of 3 found, nothing else; Ben did not say for the last track.
    expect(readerMetricRows(study)).toMatchObject([
      { reader: 'ann', images: 6, called: 2, precision: 1, recall: 2 / 3, f1: 4 / 5, kappa: 2 / 3 },
      { reader: 'ben', images: 5, called: 2, precision: 1 / 2, recall: 1 / 3, f1: 2 / 5 },
    ]);
    // The team calls tracks 0, 2 and 3: right on 2 where Ann is wrong, wrong on 1 and 3.
    expect(readerTeamRows(study)[0]).toMatchObject({
      team: 'model',
      reader: 'ann',
      team_f1: 2 / 3,
      team_right: 1,
      reader_right: 2,
      p: 1,
      // Without a false positive the team finds track 0 only.
      team_recall_at_fpr: 1 / 3,
    });
    expect(readerRangeRows(study)).toMatchObject([
      { lowest_f1: 2 / 5, highest_f1: 4 / 5, position: 'within', readers_below: 1 },
    ]);
    expect(readerConsensusRows(study)).toMatchObject([{ readers: 2, images: 5, unanimous: 3 }]);
  });

  it('are the labels by majority where there are no others', async () => {
    const { session, evaluation, study } = await opened(
      [ANN, READER],
      [BEN, READER],
      [CAT, READER],
      [SCORES, {}],
    );
    // Of ann, ben and cat: 1, 1, 0, 1, 0, 0.
    expect(evaluation.classes).toMatchObject([{ positives: 3, images: 6 }]);
    expect(readerMetricRows(study).map(({ reader, f1 }) => [reader, f1])).toEqual([
      ['ann', 4 / 5],
      ['ben', 4 / 5],
      ['cat', 6 / 7],
    ]);
    const [first] = session.state.sources;
    await session.amend(first!.id, { overrides: { ...READER, gold: 'any' } });
    expect(evaluationsOf(session.state)[0]!.classes).toMatchObject([{ positives: 4 }]);
    expect(evaluationsOf(session.state)[0]!.submissions[0]!.classes[0]!.positives).toBe(4);
  });

  it('are refused where they share no id with the labels, and leave the others usable', async () => {
    const other = new File(['track,Whale\nx1,1\nx2,0\n'], 'other.csv');
    const { session, evaluation } = await opened(
      [GOLD, { role: 'labels' }],
      [other, READER],
      [SCORES, {}],
    );
    expect(evaluation.submissions).toHaveLength(1);
    const status = session.state.sources.find((entry) => entry.file === other)!.status;
    expect(status).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/shares no id/),
    });
  });
});
