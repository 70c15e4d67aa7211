import { seventeenDigits, toCsv } from '@/lib/export/csv';
import { textTable } from '@/lib/export/text-table';
import { type ImprovedTask, improve } from '@/lib/improve/improve';
import { rowsTable } from '@/lib/ingest/column-table';
import { atOnce } from '@/lib/scoring/steps';
import { type FixedRateRow, fixedRateRows } from '@/lib/scoring/tables/fixed-rates';
import { csvSink } from '../evaluate/csv-sink';
import { printable } from '../terminal/printable';
import type { FoldedTask } from './each';
import type { ImproveOptions } from './options';

const digits = (value: number | null) => value?.toFixed(4) ?? '-';
const oneLine = (text: string) => printable(text).replaceAll('\n', ' ');

function asText(rows: readonly FixedRateRow[], level: number): string {
  const left = ['team', 'class', 'held'].map((title) => ({ title, align: 'left' as const }));
  const right = ['threshold', 'sensitivity', 'interval', 'specificity', 'interval'].map((title) => {
    return { title, align: 'right' as const };
  });
  const lines = rows.map((row) => [
    oneLine(row.team),
    oneLine(row.class),
    `${row.held} ${+(100 * row.at).toFixed(1)} %`,
    digits(row.threshold),
    digits(row.sensitivity),
    `${digits(row.sensitivity_lower)} to ${digits(row.sensitivity_upper)}`,
    digits(row.specificity),
    `${digits(row.specificity_lower)} to ${digits(row.specificity_upper)}`,
  ]);
  return `One rate is at least the value held, the other as high as it can be; thresholds are found on these
images and held in the ${+(100 * level).toFixed(1)} % intervals.

${textTable([...left, ...right], lines)}`;
}

/**
 * Operating points of every submission; writes their table into a folder.
 *
 * @returns what to print
 */
export async function ratesOfSubmissions(
  task: FoldedTask,
  { files, level }: ImproveOptions,
  folder: string | null,
): Promise<string> {
  const plan = { kind: 'rates', cross: task.cross, level } as const;
  const submissions: ImprovedTask<'rates'>['submissions'][number][] = [];
  await task.each((team, matrix) => {
    const found = atOnce(improve<'rates'>(matrix, plan));
    if (found) submissions.push({ team, found });
    else task.note(`the scores of ${team} can only be ranked; they have no thresholds`);
  });
  const rows = fixedRateRows({ task: task.task.name, from: null, level, submissions });
  if (folder !== null) {
    const sink = await csvSink(folder, ['fixed_rates']);
    await sink.append('fixed_rates', rows);
    await sink.close(true);
  }
  if (files.format === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  if (files.format !== 'csv') return asText(rows, level);
  return toCsv(rowsTable(rows), seventeenDigits);
}
