import type { ResultTableName } from '@/lib/scoring/result-tables';
import type { Made } from '@/lib/scoring/tables/declare';

/** Writes result tables in parts, so that no table has to be in memory as a whole. */
export interface TableSink {
  append(table: ResultTableName, made: Made): Promise<void>;
  /** Finishes writing. Without `complete` the tables are discarded. */
  close(complete: boolean): Promise<void>;
}

/** Combines several sinks. */
export function allSinks(sinks: readonly TableSink[]): TableSink {
  return {
    async append(table, made) {
      for (const sink of sinks) await sink.append(table, made);
    },
    async close(complete) {
      for (const sink of sinks) await sink.close(complete);
    },
  };
}
