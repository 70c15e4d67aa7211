import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seventeenDigits, toCsv } from '@/lib/export/csv';
import { textTable } from '@/lib/export/text-table';
import { buildEnsemble } from '@/lib/improve/build-ensemble';
import { ENSEMBLE, type Ensemble, MOST_MEMBERS } from '@/lib/improve/ensemble';
import type { ImprovedTask } from '@/lib/improve/improve';
import { mixedScores } from '@/lib/improve/mix';
import { columnTable, rowsTable } from '@/lib/ingest/column-table';
import { InputError } from '@/lib/ingest/input-error';
import { writeColumnsInNode } from '@/lib/ingest/parquet/tables-in-node';
import { columnOf, type PlainColumn } from '@/lib/ingest/plain-column';
import { CLASS_STATISTICS } from '@/lib/metrics';
import { ensembleColumns } from '@/lib/scoring/ensemble-columns';
import { copyScores, memberScores, type OwnScores } from '@/lib/scoring/member-scores';
import { atOnce } from '@/lib/scoring/steps';
import { ensembleClassRows, ensembleGainRows } from '@/lib/scoring/tables/ensemble-gains';
import {
  ensembleMemberRows,
  ensemblePairRows,
  ensembleWeightRows,
} from '@/lib/scoring/tables/ensemble-members';
import { bandsOf } from '@/lib/scoring/tables/label-counts';
import { csvSink } from '../evaluate/csv-sink';
import { printable } from '../terminal/printable';
import { UsageError } from '../terminal/usage-error';
import type { FoldedTask } from './each';
import type { ImproveOptions } from './options';

type Combined = ImprovedTask<'ensemble'>;

const digits = (value: number | null) => value?.toFixed(4) ?? '-';
const signed = (value: number | null) =>
  value === null ? '-' : `${value < 0 ? '' : '+'}${value.toFixed(4)}`;
const oneLine = (text: string) => printable(text).replaceAll('\n', ' ');

const left = (title: string) => ({ title, align: 'left' as const });
const right = (title: string) => ({ title, align: 'right' as const });

function asText(combined: Combined, { fit, against, isAgainstBest, members }: Ensemble): string {
  const { title } = CLASS_STATISTICS[fit.statistic];
  const level = `${+(100 * combined.level).toFixed(1)} %`;
  const gains = ensembleGainRows(combined).map((row) => [
    `${row.classes} ${row.band ?? 'in all'}`,
    digits(row.before),
    digits(row.after),
    signed(row.gain),
    `${signed(row.lower)} to ${signed(row.upper)}`,
    digits(row.same),
  ]);
  const added = ensembleMemberRows(combined).map((row) => [
    oneLine(row.team),
    `${(100 * row.weight).toFixed(1)} %`,
    digits(row.alone),
    digits(row.without),
    signed(row.gain),
    `${signed(row.lower)} to ${signed(row.upper)}`,
  ]);
  const how =
    fit.weighting === 'greedy'
      ? 'weights selected greedily, cross-fitted; same images: selected and measured on the same images, which is too optimistic'
      : `${fit.weighting} weights`;
  return `Mean ${title} over classes of the ${fit.mean} mean of ${members.length} members: ${how}.
Compared with ${oneLine(against)}${isAgainstBest ? ', the best member on these images' : ''}; ${level} intervals of the test images.

${textTable([left('classes'), ...['member', 'ensemble', 'gain', 'interval', 'same images'].map(right)], gains)}
What each member adds:

${textTable([left('member'), ...['weight', 'alone', 'without it', 'adds', 'interval'].map(right)], added)}`;
}

async function writeScores(
  path: string,
  columns: readonly PlainColumn[],
  format: ImproveOptions['scoresFormat'],
): Promise<void> {
  const content =
    format === 'csv'
      ? toCsv(columnTable(columns))
      : await writeColumnsInNode(columns.map(columnOf), {});
  await writeFile(`${path}.${format}`, content);
}

/**
 * Makes an ensemble of all submissions, and writes its tables and scores into a folder.
 *
 * @returns what to print
 * @throws UsageError, InputError
 */
export async function combineSubmissions(
  task: FoldedTask,
  { improve: settings, files, level, scoresFormat }: ImproveOptions,
  folder: string | null,
): Promise<string> {
  const { members: _, against, ...fit } = settings.ensemble;
  const own: OwnScores[] = [];
  const leftOut: Ensemble['leftOut'][number][] = [];
  await task.each((team, matrix) => {
    if (fit.mean === 'rank' || matrix.hasProbabilities) {
      own.push(copyScores(team, matrix));
      return;
    }
    const why = 'its scores can only be ranked; --mean rank takes it';
    leftOut.push({ team, why });
    task.note(`${team} is no member: ${why}`);
  });
  const teams = own.map(({ team }) => team);
  if (own.length === 0 || own.length > MOST_MEMBERS) {
    const expected = `1 to ${MOST_MEMBERS} of them`;
    throw new InputError(`has ${own.length} members of an ensemble; expected ${expected}`, {
      file: '--predictions',
      expected,
    });
  }
  for (const team of [...(against === null ? [] : [against]), ...Object.keys(fit.weights)]) {
    if (teams.includes(team)) continue;
    throw new UsageError(`there is no member ${team}; expected one of ${teams.join(', ')}`);
  }
  const bands = Object.fromEntries(bandsOf(task.task.classes, task.challenge.settings.bands));
  const input = memberScores(task.data, own);
  const plan = { fit, bands, cross: task.cross, against, leftOut };
  const found = atOnce(buildEnsemble(input, plan));
  const submissions = [{ team: ENSEMBLE, found }];
  const combined: Combined = { task: task.task.name, from: null, level, submissions };
  if (folder !== null) {
    const tables = {
      ensemble_gains: ensembleGainRows(combined),
      ensemble_classes: ensembleClassRows(combined),
      ensemble_members: ensembleMemberRows(combined),
      ensemble_weights: ensembleWeightRows(combined),
      ensemble_pairs: ensemblePairRows(combined),
    } as const;
    const names = Object.keys(tables) as (keyof typeof tables)[];
    const sink = await csvSink(folder, names);
    for (const name of names) await sink.append(name, tables[name]);
    await sink.close(true);
    const save = (name: string, foldOf: Uint8Array | null) => {
      const mix = { mean: fit.mean, weights: found.classes, foldOf };
      const columns = ensembleColumns(task.task.source, atOnce(mixedScores(input, mix)));
      return writeScores(join(folder, name), columns, scoresFormat);
    };
    await save('ensemble', null);
    if (fit.weighting === 'greedy') await save('ensemble-cross-fitted', task.cross.foldOf);
  }
  const rows = ensembleClassRows(combined);
  if (files.format === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  if (files.format !== 'csv') return asText(combined, found);
  return toCsv(rowsTable(rows), seventeenDigits);
}
