import { writeFile } from 'node:fs/promises';
import { writeColumnsInNode } from '@/lib/ingest/parquet/tables-in-node';
import { writeResults } from '@/lib/results/write';
import {
  RESAMPLED_TABLES,
  type ResultTableName,
  WRITTEN_TABLES,
} from '@/lib/scoring/result-tables';
import type { Messages } from '../terminal/messages';
import { openOutputFolder } from '../terminal/output-folder';
import type { Command } from '../terminal/run-command';
import { type BoardOptions, parseBoardOptions } from './board-options';
import { csvSink, writeCsv } from './csv-sink';
import { findingsText } from './findings';
import { gatheredTables } from './gathered-scores';
import { helpText } from './help';
import { leaderboard } from './leaderboard';
import type { Watch } from './open-task';
import { type Options, parseOptions } from './options';
import { evalaiOutput, writePlatformFiles } from './platforms';
import { predictionFiles } from './prediction-files';
import { printedSql } from './printed-sql';
import { ReportRows } from './report-rows';
import { type Scored, type ScoreInputs, score } from './score';
import { scoreBoards } from './score-boards';
import { SUMMARY_TABLES } from './score-summaries';
import { parseSqlOptions, type SqlOptions } from './sql-options';
import { allSinks, type TableSink } from './table-sink';
import { openTerminalReader } from './terminal-reader';
import { openThreads } from './threads';

/** Where results go. */
type Outputs = Pick<Options, 'format' | 'out' | 'report'>;

/** Opens what is written into the folder of `--out`. */
async function outputSink(
  folder: string,
  { format }: Outputs,
  tables: readonly ResultTableName[],
): Promise<TableSink> {
  const sinks = [await csvSink(folder, tables)];
  if (format === 'parquet') {
    // Loads DuckDB, which nothing else needs.
    const { parquetSink } = await import('./parquet-sink');
    sinks.push(await parquetSink(folder, tables));
  }
  return allSinks(sinks);
}

/** The tables that are written into the folder of `--out`. */
function tablesFor(options: Options | BoardOptions): readonly ResultTableName[] {
  if ('boards' in options) return [...SUMMARY_TABLES, ...RESAMPLED_TABLES];
  const { bootstrap, labels, reading, gathered } = options;
  if (labels === null && reading.readers.length === 0) {
    // Score counts may have replicates.
    return [...SUMMARY_TABLES, ...RESAMPLED_TABLES];
  }
  return [
    ...WRITTEN_TABLES,
    ...(bootstrap !== null ? RESAMPLED_TABLES : []),
    ...(gathered === null ? [] : gatheredTables(gathered)),
  ];
}

/** Reads and scores the files of the options. */
async function scoreFiles(
  options: Options,
  sink: TableSink,
  messages: Messages,
  signal: AbortSignal,
): Promise<Scored> {
  const inputs: ScoreInputs = {
    ...options,
    files: await predictionFiles(options.predictions),
    readers: await predictionFiles(options.reading.readers, 'readers'),
  };
  const total = inputs.files.length;
  const threads = openThreads(total);
  const reader = openTerminalReader(threads);
  try {
    const watch: Watch = {
      signal,
      note: messages.say,
      progress: ({ path }, index, done) => {
        const share = done === undefined ? '' : `, replicates ${Math.floor(100 * done)} %`;
        messages.passing(`${index + 1}/${total} ${path}${share}`);
      },
    };
    return await score(reader, inputs, sink, watch, threads);
  } finally {
    messages.clear();
    await reader.close();
  }
}

/** Scores into a sink, which is closed then. */
async function scoreInto(
  sink: TableSink,
  options: Options | BoardOptions,
  messages: Messages,
  signal: AbortSignal,
): Promise<Scored[]> {
  let complete = false;
  try {
    const scored =
      'boards' in options
        ? await scoreBoards(options, sink, messages)
        : [await scoreFiles(options, sink, messages, signal)];
    complete = true;
    return scored;
  } finally {
    await sink.close(complete);
  }
}

/** Writes the files besides the tables that are asked for. */
async function writeFiles(
  scored: Scored,
  { report, format }: Outputs,
  results: Options['results'],
  rows: ReportRows | null,
  folder: string | null,
): Promise<void> {
  if (rows && (report !== undefined || format === 'codabench')) {
    // Loads a DOM, which nothing else needs.
    const { reportOf } = await import('./report');
    const html = reportOf(scored, rows.tables);
    if (report !== undefined) await writeFile(report, html);
    if (format === 'codabench' && folder !== null) {
      await writePlatformFiles(folder, scored, rows.tables, html);
    }
  }
  if (results && scored.results) {
    await writeFile(results.path, await writeResults(scored.results, writeColumnsInNode));
  }
  for (const { path, name, made } of scored.imageTables) await writeCsv(path, name, made);
}

/**
 * Runs the evaluation that the options describe.
 *
 * @returns what to print
 * @throws InputError, InputErrors, UsageError; the output folder is then left unchanged
 */
export async function evaluate(
  options: Options | BoardOptions,
  messages: Messages,
  signal: AbortSignal,
): Promise<string> {
  const { report, format, out } = options;
  const results = 'boards' in options ? null : options.results;
  const output = out === undefined ? null : await openOutputFolder(out);
  try {
    const needsRows = report !== undefined || format === 'codabench' || format === 'evalai';
    const rows = needsRows ? new ReportRows() : null;
    const hasTables = output && format !== 'codabench';
    const tables = hasTables ? await outputSink(output.path, options, tablesFor(options)) : null;
    const sink = allSinks([tables, rows].filter((one) => one !== null));
    const all = await scoreInto(sink, options, messages, signal);
    for (const scored of all) {
      await writeFiles(scored, options, results, rows, output?.path ?? null);
    }
    await output?.commit();
    if (format === 'evalai') return `${JSON.stringify(evalaiOutput(all[0]!, rows!.tables))}\n`;
    const found = options.findings ? all.map((own) => findingsText(own.findings)).join('') : '';
    return `${found}${leaderboard(all, format)}`;
  } finally {
    await output?.discard();
  }
}

/** Evaluates, or prints the SQL that makes score counts. */
export const command: Command<Options | BoardOptions | SqlOptions> = {
  help: helpText,
  parse: (args) => parseSqlOptions(args) ?? parseBoardOptions(args) ?? parseOptions(args),
  run: (options, messages, signal) =>
    'engine' in options ? printedSql(options) : evaluate(options, messages, signal),
};
