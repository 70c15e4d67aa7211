import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@/lib/ingest/input-error';
import { TEAM_STATISTICS, type TeamStatisticName } from '@/lib/metrics';
import type { ReportTables } from '@/lib/report/types';
import type { Scored } from './score';

/** Files of a folder that may hold data: no hidden files, no notes of the platform. */
function dataFiles(folder: string): string[] {
  const isData = (name: string) =>
    !name.startsWith('.') && name !== 'metadata' && name !== '__MACOSX';
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && isData(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch (cause) {
    throw new InputError('cannot be read', {
      file: folder,
      expected: 'a folder of the platform: ref/ with the labels, res/ with the submission',
      cause,
    });
  }
}

function onlyFile(folder: string, what: string): string {
  const files = dataFiles(folder);
  if (files.length === 1) return join(folder, files[0]!);
  const found =
    files.length === 0 ? 'holds no file' : `holds ${files.length} files (${files.join(', ')})`;
  throw new InputError(found, { file: folder, expected: `one file, ${what}` });
}

/**
 * Finds the labels in `ref` and the submission in `res` of a platform's input folder.
 *
 * @param labels name of the label file within `ref`; needed where it holds several files
 * @throws InputError where there is not exactly one file
 */
export function platformFiles(
  input: string,
  labels: string | undefined,
): { labels: string; predictions: readonly string[] } {
  const reference = join(input, 'ref');
  return {
    labels: labels === undefined ? onlyFile(reference, 'the labels') : join(reference, labels),
    predictions: [`submission=${onlyFile(join(input, 'res'), 'the submission')}`],
  };
}

/** The scores of a submission by name: team statistics, and mAP of each band. Undefined ones are left out. */
export function platformScores({ teams }: Scored, { band_metrics: bands = [] }: ReportTables) {
  const [team] = teams;
  const ofTeam = (Object.keys(TEAM_STATISTICS) as TeamStatisticName[]).map(
    (name) => [name, team?.[name] ?? null] as const,
  );
  const ofBands = bands.map(({ band, map }) => [`map_${band}`, map] as const);
  const known = [...ofTeam, ...ofBands].filter(([, value]) => value !== null);
  return Object.fromEntries(known) as Record<string, number>;
}

/**
 * What an EvalAI script returns of a submission: its scores in the split of the leaderboard that is
 * named as the task, and once more for the participant.
 */
export function evalaiOutput(scored: Scored, tables: ReportTables) {
  const scores = platformScores(scored, tables);
  return { result: [{ [scored.task.name]: scores }], submission_result: scores };
}

/** Writes what Codabench and CodaLab read: scores as JSON and as text, and the report. */
export async function writePlatformFiles(
  folder: string,
  scored: Scored,
  tables: ReportTables,
  report: string,
): Promise<void> {
  const scores = platformScores(scored, tables);
  const lines = Object.entries(scores).map(([name, value]) => `${name}: ${value}\n`);
  await writeFile(join(folder, 'scores.json'), `${JSON.stringify(scores, null, 2)}\n`);
  await writeFile(join(folder, 'scores.txt'), lines.join(''));
  await writeFile(join(folder, 'detailed_results.html'), report);
}
