import { openParquetWriter } from '@/lib/ingest/parquet/write-parquet';
import { currentDocument } from '@/lib/notebook/document/store';
import { toSaved } from '@/lib/notebook/persistence/saved';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { outcomesOf } from '@/lib/notebook/session/save-outcomes';
import { type ResultsChoice, sessionResults } from '@/lib/notebook/session/save-results';
import type { Session } from '@/lib/notebook/session/session';
import type { Results } from '@/lib/results/types';
import { writeResults } from '@/lib/results/write';

/** A results file that is ready to be saved. */
export interface ReadyResults {
  readonly results: Results;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Makes a results file of the tasks shown.
 *
 * @throws InputError where what is chosen does not go together
 */
export async function makeResults(
  session: Session,
  choice: ResultsChoice,
  signal: AbortSignal,
): Promise<ReadyResults> {
  const { state } = session;
  const document = currentDocument();
  const results = await sessionResults(
    {
      state,
      tasks: evaluationsOf(state).map(({ id }) => id),
      settings: document.settings,
      notebook: toSaved(document),
      outcomes: (task, own) => outcomesOf(session, task, document, own),
      withScores: (task, own, ask) => session.withScores(task, own, ask),
    },
    choice,
    signal,
  );
  const writer = openParquetWriter();
  try {
    return { results, bytes: await writeResults(results, writer.write) };
  } finally {
    writer.close();
  }
}
