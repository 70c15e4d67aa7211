import type { ScoreScale } from '@/lib/ingest/types';
import type { TableReader } from './table-reader';
import type { StoredTableName } from './tables';

/** The tables of a results file. */
export type StoredTables = { readonly [Name in StoredTableName]: TableReader<Name> };

/** A row of `series`: a class or pool of a submission. */
export interface Series {
  readonly number: number;
  readonly class: string;
  readonly positives: number;
  readonly images: number;
  readonly unknown: number;
  /** Whether scores have 32 bits. */
  readonly single: boolean;
  readonly scale: ScoreScale;
  readonly lowest: number;
}
