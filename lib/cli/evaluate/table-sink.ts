import type { AnyTable, TableColumns } from '@/lib/export/result-columns';

/** Where result tables go, a part at a time, so that none has to be held as a whole. */
export interface TableSink {
  append<Table extends AnyTable>(table: Table, columns: TableColumns<Table>): Promise<void>;
  /** Ends what was written. Without `complete` the tables are given up. */
  close(complete: boolean): Promise<void>;
}

/** All of several sinks. */
export function allSinks(sinks: readonly TableSink[]): TableSink {
  return {
    async append(table, columns) {
      for (const sink of sinks) await sink.append(table, columns);
    },
    async close(complete) {
      for (const sink of sinks) await sink.close(complete);
    },
  };
}
