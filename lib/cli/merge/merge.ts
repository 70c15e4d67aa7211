import { writeFile } from 'node:fs/promises';
import { writeColumnsInNode } from '@/lib/ingest/parquet/tables-in-node';
import { type FileResults, sideBySide } from '@/lib/results/merge';
import { poolTasks, teamsLeftOut } from '@/lib/results/pool';
import { writeResults } from '@/lib/results/write';
import type { Messages } from '../terminal/messages';
import { printable } from '../terminal/printable';
import { readResultsFiles } from '../terminal/read-results';
import type { Command } from '../terminal/run-command';
import { HELP, type MergeOptions, parseMergeOptions } from './options';

/**
 * Puts results files into one.
 *
 * @returns what to print
 * @throws InputError where a file cannot be read, or tasks cannot be pooled
 */
async function merge(
  { files, out, pool, task }: MergeOptions,
  messages: Messages,
): Promise<string> {
  const read = await readResultsFiles(files);
  const all: FileResults[] = read.map(({ results }, i) => ({ file: files[i]!, results }));
  const together = sideBySide(all);
  let { tasks } = together;
  if (pool) {
    const parts = all.flatMap(({ file, results }) =>
      results.tasks.map((own) => ({ task: own, file, minimumCount: results.minimumCount })),
    );
    const pooled = poolTasks(parts, task);
    const left = teamsLeftOut(parts, pooled);
    if (left.length > 0) {
      messages.say(`left out, because not in every task: ${left.map(printable).join(', ')}`);
    }
    tasks = [pooled];
  }
  await writeFile(out, await writeResults({ ...together, tasks }, writeColumnsInNode));
  const lines = tasks.map(
    ({ name, images, submissions }) =>
      `${printable(name)}: ${images.toLocaleString('en-US')} images, ${submissions.length} ${submissions.length === 1 ? 'team' : 'teams'}\n`,
  );
  return lines.join('');
}

export const command: Command<MergeOptions> = {
  help: () => HELP,
  parse: parseMergeOptions,
  run: merge,
};
