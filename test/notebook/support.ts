import { writeColumnsInNode } from '@/lib/ingest/parquet/tables-in-node';
import type { FileReader } from '@/lib/ingest/types';
import { currentDocument } from '@/lib/notebook/document/store';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { outcomesOf } from '@/lib/notebook/session/save-outcomes';
import { type ResultsChoice, sessionResults } from '@/lib/notebook/session/save-results';
import { Session, type SessionParts } from '@/lib/notebook/session/session';
import { writeResults } from '@/lib/results/write';
import { EvaluationClient } from '@/lib/scoring/client';
import { inProcess } from '../scoring/in-process';
import { nodeReader } from '../scoring/readers';

/** A session as in the browser, all of it in this process. */
export function sessionInNode(
  reader: FileReader = nodeReader(),
  parts: Partial<SessionParts> = {},
): Session {
  return new Session({
    openReader: async () => reader,
    readers: 2,
    openEvaluation: () => new EvaluationClient(inProcess, 1),
    ...parts,
  });
}

/** A session that has read files of the user. */
export async function sessionWith(files: readonly File[]): Promise<Session> {
  const session = sessionInNode();
  await session.add(
    files.map((file) => ({ file })),
    'own',
  );
  return session;
}

/** The results file of all that a session shows. */
export async function resultsFileOf(
  session: Session,
  choice: Partial<ResultsChoice> = {},
  name = 'board.longtail.zip',
): Promise<File> {
  const { settings } = currentDocument();
  const results = await sessionResults(
    {
      state: session.state,
      tasks: evaluationsOf(session.state).map(({ id }) => id),
      settings,
      notebook: null,
      outcomes: (task, signal) => outcomesOf(session, task, currentDocument(), signal),
      withScores: (task, signal, ask) => session.withScores(task, signal, ask),
    },
    {
      level: 'summary',
      replicates: true,
      subgroups: true,
      minimumCount: 1,
      outcomes: false,
      ...choice,
    },
    new AbortController().signal,
  );
  return new File([await writeResults(results, writeColumnsInNode)], name);
}
