import { changeSettings } from '@/lib/notebook/document/store';
import type { Session } from '@/lib/notebook/session/session';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { NotebookCatalog } from '@/lib/notebook/tables/catalog';
import { DuckDb } from '@/lib/sql/duckdb';
import { openNativeDatabase } from '@/lib/sql/native/open';
import { QuerySession } from '@/lib/sql/query/session';
import { Tables } from '@/lib/sql/tables';
import { sessionInNode } from '../support';

const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;

export function file(name: string, lines: readonly string[]) {
  return new File([text(lines)], name);
}

/** Two tasks' worth of hand-made files: six images, three classes, two teams. */
export const FILES = [
  file('task1-labels.csv', [
    'dicom_id,Edema,Hernia,Mass',
    ...['1,0,1', '0,0,1', '1,1,0', '0,0,0', '1,0,1', '0,0,0'].map((row, i) => `i${i},${row}`),
  ]),
  file('task1_TeamA.csv', [
    'dicom_id,Edema,Hernia,Mass',
    ...[
      '0.9,0.1,0.8',
      '0.2,0.1,0.6',
      '0.7,0.4,0.2',
      '0.4,0.6,0.1',
      '0.3,0.2,0.9',
      '0.1,0.1,0.3',
    ].map((row, i) => `i${i},${row}`),
  ]),
  file('task1_TeamB.csv', [
    'dicom_id,Edema,Hernia,Mass',
    ...[
      '0.6,0.3,0.5',
      '0.5,0.2,0.7',
      '0.9,0.8,0.4',
      '0.6,0.1,0.2',
      '0.7,0.2,0.6',
      '0.2,0.3,0.1',
    ].map((row, i) => `i${i},${row}`),
  ]),
];

/** A query session over the tables of a session. */
export function querySessionOver(session: Session) {
  const duckDb = new DuckDb(openNativeDatabase);
  const tables = new Tables(new NotebookCatalog(session));
  return { duckDb, tables, querySession: new QuerySession(duckDb, tables) };
}

export async function openQuerySession() {
  const session = sessionInNode();
  await session.add(
    FILES.map((one) => ({ file: one })),
    'own',
  );
  changeSettings(INITIAL_SETTINGS);
  return { session, ...querySessionOver(session) };
}
