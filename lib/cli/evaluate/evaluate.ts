import { openNodeReader } from '@/lib/ingest/node-reader';
import { RESAMPLED_TABLES, WRITTEN_TABLES } from '@/lib/scoring/result-tables';
import { csvSink } from './csv-sink';
import { leaderboard } from './leaderboard';
import type { Messages } from './messages';
import type { Options } from './options';
import { openOutputFolder } from './output-folder';
import { predictionFiles } from './prediction-files';
import { type Scored, type ScoreInputs, score } from './score';
import { allSinks, type TableSink } from './table-sink';
import { unusualCsv } from './unusual-csv';

async function sinkFor(folder: string, { format, bootstrap }: Options): Promise<TableSink> {
  const tables = [...WRITTEN_TABLES, ...(bootstrap ? RESAMPLED_TABLES : [])];
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
    const scored = await score(reader, inputs, sink, {
      signal,
      note: messages.say,
      progress: ({ path }, index, done) => {
        const share = done === undefined ? '' : `, replicates ${Math.floor(100 * done)} %`;
        messages.passing(`${index + 1}/${total} ${path}${share}`);
      },
    });
    complete = true;
    return scored;
  } finally {
    messages.clear();
    await reader.close();
    await sink.close(complete);
  }
}

/**
 * Does what the options ask for.
 *
 * @returns what to print
 * @throws InputError, InputErrors, UsageError; nothing is then left in the folder asked for
 */
export async function evaluate(
  options: Options,
  messages: Messages,
  signal: AbortSignal,
): Promise<string> {
  const inputs = { ...options, files: await predictionFiles(options.predictions) };
  const output = options.out === undefined ? null : await openOutputFolder(options.out);
  try {
    const sink = output ? await sinkFor(output.path, options) : allSinks([]);
    const scored = await scoreInto(sink, inputs, messages, signal);
    await output?.commit();
    return leaderboard(scored, options.settings, options.format);
  } finally {
    await output?.discard();
  }
}
