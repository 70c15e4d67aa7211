import { changeSettings } from '@/lib/notebook/document/store';
import type { Workspace } from '@/lib/notebook/session/workspace';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { NotebookCatalog } from '@/lib/notebook/tables/catalog';
import { DuckDb } from '@/lib/sql/duckdb';
import { openNativeDatabase } from '@/lib/sql/native/open';
import { QuerySession } from '@/lib/sql/query/session';
import { Tables } from '@/lib/sql/tables';
import { workspaceInNode } from '../support';

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

/** A query session over the tables of a workspace. */
export function sessionOver(workspace: Workspace) {
  const duckDb = new DuckDb(openNativeDatabase);
  const tables = new Tables(new NotebookCatalog(workspace));
  return { duckDb, tables, session: new QuerySession(duckDb, tables) };
}

export async function openSession() {
  const workspace = workspaceInNode();
  await workspace.add(
    FILES.map((one) => ({ file: one })),
    'own',
  );
  changeSettings(INITIAL_SETTINGS);
  return { workspace, ...sessionOver(workspace) };
}
