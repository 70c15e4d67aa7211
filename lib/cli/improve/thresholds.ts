import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seventeenDigits, toCsv } from '@/lib/export/csv';
import { textTable } from '@/lib/export/text-table';
import type { ImprovedTask } from '@/lib/improve/improve';
import type { ThresholdPlan } from '@/lib/improve/thresholds';
import { thresholdsFile } from '@/lib/improve/thresholds-file';
import { rowsTable } from '@/lib/ingest/column-table';
import { bandsOf } from '@/lib/scoring/tables/label-counts';
import {
  type ThresholdGainRow,
  thresholdGainRows,
  tunedThresholdRows,
} from '@/lib/scoring/tables/tuned-thresholds';
import { csvSink } from '../evaluate/csv-sink';
import { printable } from '../terminal/printable';
import { type FoldedTask, improveEach } from './each';
import type { ImproveOptions } from './options';

type TunedTask = ImprovedTask<'thresholds'>;

function planOf({ task, cross, challenge }: FoldedTask, options: ImproveOptions): ThresholdPlan {
  const { threshold, bands } = challenge.settings;
  return {
    kind: 'thresholds',
    fit: options.improve.thresholds,
    before: threshold,
    bands: Object.fromEntries(bandsOf(task.classes, bands)),
    cross,
    given: null,
  };
}

const tune = (task: FoldedTask, other: FoldedTask | null, options: ImproveOptions) =>
  improveEach('thresholds', task, other, (own) => planOf(own, options), options.level);

const digits = (value: number | null) => value?.toFixed(4) ?? '-';
const signed = (value: number | null) =>
  value === null ? '-' : `${value < 0 ? '' : '+'}${value.toFixed(4)}`;

function asText({ from, level }: TunedTask, rows: readonly ThresholdGainRow[]): string {
  const titles = ['F1 before', 'tuned', 'gain', 'interval', 'same images', 'FNR before', 'tuned'];
  const columns = [
    { title: 'team', align: 'left' as const },
    { title: 'classes', align: 'left' as const },
    ...[...titles, 'FPR before', 'tuned'].map((title) => ({ title, align: 'right' as const })),
  ];
  const lines = rows.map((row) => [
    printable(row.team).replaceAll('\n', ' '),
    `${row.classes} ${row.band ?? 'in all'}`,
    digits(row.f1_before),
    digits(row.f1_tuned),
    signed(row.f1_gain),
    `${signed(row.f1_gain_lower)} to ${signed(row.f1_gain_upper)}`,
    digits(row.f1_same),
    digits(row.fnr_before),
    digits(row.fnr_tuned),
    digits(row.fpr_before),
    digits(row.fpr_tuned),
  ]);
  const where = from ? `fitted on ${printable(from)}` : 'cross-fitted';
  return `Means over classes; tuned: ${where}; ${+(100 * level).toFixed(1)} % intervals of the test images;
same images: tuned and measured on the same images, which is too optimistic.

${textTable(columns, lines)}`;
}

/**
 * Tunes the thresholds of every submission, and writes the tables into a folder.
 *
 * @returns what to print
 */
export async function tuneSubmissions(
  task: FoldedTask,
  other: FoldedTask | null,
  options: ImproveOptions,
  folder: string | null,
): Promise<string> {
  const tuned = await tune(task, other, options);
  const gains = thresholdGainRows(tuned);
  const thresholds = tunedThresholdRows(tuned);
  if (folder !== null) {
    const sink = await csvSink(folder, ['threshold_gains', 'tuned_thresholds']);
    await sink.append('threshold_gains', gains);
    await sink.append('tuned_thresholds', thresholds);
    await sink.close(true);
    const text = thresholdsFile(tuned, options.improve.thresholds);
    await writeFile(join(folder, 'thresholds.json'), text);
  }
  const { format } = options.files;
  if (format === 'json') return thresholdsFile(tuned, options.improve.thresholds);
  if (format !== 'csv') return asText(tuned, gains);
  return toCsv(rowsTable(thresholds), seventeenDigits);
}
