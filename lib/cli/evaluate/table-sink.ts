import type { ResultTableName } from '@/lib/scoring/result-tables';
import type { Made } from '@/lib/scoring/tables/declare';

/** Takes result tables a part at a time, so that none has to be in memory as a whole. */
export interface TableSink {
  append(table: ResultTableName, made: Made): Promise<void>;
  /** Ends what was written. Without `complete` the tables are given up. */
  close(complete: boolean): Promise<void>;
}

/** All of several sinks. */
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
