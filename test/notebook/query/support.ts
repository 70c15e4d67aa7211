import { createStore } from 'zustand/vanilla';
import { openNativeDatabase } from '@/lib/engine/native/open';
import { openNodeWasmDatabase } from '@/lib/engine/wasm/open-node';
import { QuerySession } from '@/lib/notebook/query/session';
import type { Workspace } from '@/lib/notebook/session/workspace';
import { INITIAL_SETTINGS, type NotebookSettings } from '@/lib/notebook/settings';
import { Tables } from '@/lib/notebook/tables/tables';
import { workspaceInNode } from '../support';

const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;

export function file(name: string, lines: readonly string[]) {
  const bytes = new TextEncoder().encode(text(lines));
  return { name, size: bytes.length, arrayBuffer: async () => bytes.slice().buffer };
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

export async function openSession(kind: 'wasm' | 'native' = 'wasm') {
  const workspace: Workspace = workspaceInNode(
    kind === 'wasm' ? openNodeWasmDatabase : openNativeDatabase,
  );
  await workspace.add(
    FILES.map((one) => ({ file: one })),
    'own',
  );
  const settings = createStore<NotebookSettings>(() => INITIAL_SETTINGS);
  const tables = new Tables(workspace, settings);
  const session = new QuerySession(
    { database: () => workspace.database(), restart: () => workspace.restartDatabase() },
    tables,
  );
  return { workspace, settings, tables, session };
}
