import { seventeenDigits, toCsv } from '@/lib/export/csv';
import { textTable } from '@/lib/export/text-table';
import type { RecalibrationPlan } from '@/lib/improve/recalibrate';
import { rowsTable } from '@/lib/ingest/column-table';
import { bandsOf } from '@/lib/scoring/tables/label-counts';
import {
  type RecalibrationRow,
  recalibrationGainRows,
  recalibrationRows,
} from '@/lib/scoring/tables/recalibration';
import { meanOf } from '@/lib/scoring/undefined';
import { csvSink } from '../evaluate/csv-sink';
import { printable } from '../terminal/printable';
import { type FoldedTask, improveEach } from './each';
import type { ImproveOptions } from './options';

const digits = (value: number | null) => value?.toFixed(4) ?? '-';

/** Means over the classes of each team. */
function asText(rows: readonly RecalibrationRow[], from: string | null): string {
  const measures = [
    ['Brier', 'brier'],
    ['log loss', 'log_loss'],
    ['ECE', 'ece'],
    ['debiased', 'ece_debiased'],
    ['smooth', 'smooth_ece'],
    ['AP', 'ap'],
  ] as const;
  const teams = [...new Set(rows.map((row) => row.team))];
  const columns = [
    { title: 'team', align: 'left' as const },
    { title: '', align: 'left' as const },
    ...measures.map(([title]) => ({ title, align: 'right' as const })),
  ];
  const lines = teams.flatMap((team) => {
    const own = rows.filter((row) => row.team === team);
    return (['before', 'after'] as const).map((when) => [
      when === 'before' ? printable(team).replaceAll('\n', ' ') : '',
      when,
      ...measures.map(([, name]) => digits(meanOf(own.map((row) => row[`${name}_${when}`])))),
    ]);
  });
  const refused = rows.filter((row) => row.map === null).length;
  const note =
    refused > 0
      ? `\n${refused} of ${rows.length} maps were not fitted: too few positives or negatives; those scores stay as they are.\n`
      : '';
  const how = from === null ? 'cross-fitted' : `fitted on ${printable(from)}`;
  return `Means over classes; after: ${how}.\n\n${textTable(columns, lines)}${note}`;
}

/**
 * Recalibrates every submission, and writes the tables into a folder.
 *
 * @returns what to print
 */
export async function recalibrateSubmissions(
  task: FoldedTask,
  other: FoldedTask | null,
  { improve: settings, files, level }: ImproveOptions,
  folder: string | null,
): Promise<string> {
  const { smooth, ...fit } = settings.recalibration;
  const planOf = ({ task: own, cross, challenge }: FoldedTask): RecalibrationPlan => {
    const { bands, bins, binning } = challenge.settings;
    return {
      kind: 'recalibration',
      fit,
      bands: Object.fromEntries(bandsOf(own.classes, bands)),
      cross,
      bins: { bins, binning },
      smooth,
      given: null,
    };
  };
  const found = await improveEach('recalibration', task, other, planOf, level);
  const rows = recalibrationRows(found);
  if (folder !== null) {
    const sink = await csvSink(folder, ['recalibration', 'recalibration_gains']);
    await sink.append('recalibration', rows);
    await sink.append('recalibration_gains', recalibrationGainRows(found));
    await sink.close(true);
  }
  if (files.format === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  if (files.format !== 'csv') return asText(rows, found.from);
  return toCsv(rowsTable(rows), seventeenDigits);
}
