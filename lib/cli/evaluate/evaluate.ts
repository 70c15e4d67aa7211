import { writeFile } from 'node:fs/promises';
import { openNodeReader } from '@/lib/ingest/node-reader';
import { writeColumnsInNode } from '@/lib/ingest/parquet/tables-in-node';
import { writeResults } from '@/lib/results/write';
import { RESAMPLED_TABLES, WRITTEN_TABLES } from '@/lib/scoring/result-tables';
import type { Messages } from '../terminal/messages';
import { openOutputFolder } from '../terminal/output-folder';
import type { Command } from '../terminal/run-command';
import { writePlatformFiles } from './codabench';
import { csvSink, writeCsv } from './csv-sink';
import { helpText } from './help';
import { leaderboard } from './leaderboard';
import type { Watch } from './open-task';
import { type Options, parseOptions } from './options';
import { predictionFiles } from './prediction-files';
import { printedSql } from './printed-sql';
import { ReportRows } from './report-rows';
import { type Scored, type ScoreInputs, score } from './score';
import { parseSqlOptions, type SqlOptions } from './sql-options';
import { allSinks, type TableSink } from './table-sink';
import { unusualCsv } from './unusual-csv';

async function sinkFor(folder: string, options: Options): Promise<TableSink> {
  const { format, bootstrap, labels, reading } = options;
  // Score counts may have replicates.
  const resampled = bootstrap !== null || (labels === null && reading.readers.length === 0);
  const tables = [...WRITTEN_TABLES, ...(resampled ? RESAMPLED_TABLES : [])];
  const sinks = [await csvSink(folder, tables)];
  if (format === 'parquet') {
    // Loads DuckDB, which nothing else needs.
    const { parquetSink } = await import('./parquet-sink');
    sinks.push(await parquetSink(folder, tables));
  }
  return allSinks(sinks);
}

async function scoreInto(
  sink: TableSink,
  inputs: ScoreInputs,
  messages: Messages,
  signal: AbortSignal,
): Promise<Scored> {
  const total = inputs.files.length;
  const reader = openNodeReader({ unusualCsv });
  let complete = false;
  try {
    const watch: Watch = {
      signal,
      note: messages.say,
      progress: ({ path }, index, done) => {
        const share = done === undefined ? '' : `, replicates ${Math.floor(100 * done)} %`;
        messages.passing(`${index + 1}/${total} ${path}${share}`);
      },
    };
    const scored = await score(reader, inputs, sink, watch);
    complete = true;
    return scored;
  } finally {
    messages.clear();
    await reader.close();
    await sink.close(complete);
  }
}

/** What is written into the folder of `--out`. */
async function outputSink(folder: string, options: Options): Promise<TableSink | null> {
  return options.format === 'codabench' ? null : sinkFor(folder, options);
}

/**
 * Runs the evaluation that the options describe.
 *
 * @returns what to print
 * @throws InputError, InputErrors, UsageError; the output folder is then left unchanged
 */
export async function evaluate(
  options: Options,
  messages: Messages,
  signal: AbortSignal,
): Promise<string> {
  const { report, format } = options;
  const isPlatform = format === 'codabench';
  const inputs = {
    ...options,
    files: await predictionFiles(options.predictions),
    readers: await predictionFiles(options.reading.readers, 'readers'),
  };
  const output = options.out === undefined ? null : await openOutputFolder(options.out);
  try {
    const rows = report !== undefined || isPlatform ? new ReportRows() : null;
    const sinks = [output && (await outputSink(output.path, options)), rows];
    const sink = allSinks(sinks.filter((one) => one !== null));
    const scored = await scoreInto(sink, inputs, messages, signal);
    if (rows) {
      // Loads a DOM, which nothing else needs.
      const { reportOf } = await import('./report');
      const html = reportOf(scored, rows.tables);
      if (report !== undefined) await writeFile(report, html);
      if (isPlatform && output) await writePlatformFiles(output.path, scored, rows.tables, html);
    }
    if (options.results && scored.results) {
      const bytes = await writeResults(scored.results, writeColumnsInNode);
      await writeFile(options.results.path, bytes);
    }
    for (const { path, name, made } of scored.imageTables) await writeCsv(path, name, made);
    await output?.commit();
    return leaderboard(scored, format);
  } finally {
    await output?.discard();
  }
}

/** Evaluates, or prints the SQL that makes score counts. */
export const command: Command<Options | SqlOptions> = {
  help: helpText,
  parse: (args) => parseSqlOptions(args) ?? parseOptions(args),
  run: (options, messages, signal) =>
    'engine' in options ? printedSql(options) : evaluate(options, messages, signal),
};
