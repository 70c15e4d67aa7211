import { Utf8, vectorFromArray } from 'apache-arrow';
import { checkLabels } from '@/lib/engine/check/check-labels';
import { checkPredictions } from '@/lib/engine/check/check-predictions';
import { describe as describeTable } from '@/lib/engine/describe/describe';
import { loadFile } from '@/lib/engine/load-file';
import type { Database, Overrides } from '@/lib/engine/types';
import { fileOf } from './files';

export type Content = string | Uint8Array;

/** What a check takes: the database, the loaded file and what it was taken for. */
export async function prepare(db: Database, name: string, content: Content, overrides: Overrides) {
  const loaded = await loadFile(db, fileOf(name, content));
  return [db, loaded, await describeTable(db, loaded, overrides)] as const;
}

export const labels = async (db: Database, content: Content) =>
  checkLabels(...(await prepare(db, 'l.csv', content, { role: 'labels' })));
export const predictions = async (db: Database, content: Content, overrides: Overrides = {}) =>
  checkPredictions(...(await prepare(db, 'p.csv', content, { role: 'predictions', ...overrides })));

export const ids = (n: number) =>
  vectorFromArray(
    Array.from({ length: n }, (_, i) => `x${i}`),
    new Utf8(),
  );
