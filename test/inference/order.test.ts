import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '@/lib/metrics';
import { changeSettings, changeUncertainty, currentDocument } from '@/lib/notebook/document/store';
import type { Session } from '@/lib/notebook/session/session';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { startRun } from '@/lib/notebook/uncertainty/runner';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import {
  RESAMPLED_TABLES,
  type ResultTableName,
  WRITTEN_TABLES,
} from '@/lib/scoring/result-tables';
import { Folder } from '../cli/evaluate-command';
import { sessionInNode } from '../notebook/support';
import { csvOf, testSet } from './support';
import { pageTables, type Tables, writtenTables } from './tables';

const SET = testSet(260, 5, 3, 11);
const TABLES: readonly ResultTableName[] = [...WRITTEN_TABLES, ...RESAMPLED_TABLES];

function shuffled<T>(values: readonly T[], random: Random): T[] {
  const out = [...values];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** A CSV file with its rows, and its columns after the id, in another order. */
function permuted(text: string, random: Random): string {
  const [header, ...rows] = text.split('\n').map((line) => line.split(','));
  const order = [0, ...shuffled([...header!.keys()].slice(1), random)];
  return [header!, ...shuffled(rows, random)]
    .map((cells) => order.map((column) => cells[column]).join(','))
    .join('\n');
}

/** The files of the set; the last team has not scored every sixth image. */
function filesOf(): Record<string, string> {
  const files = csvOf(SET);
  const lines = files['team_2.csv']!.split('\n');
  return { ...files, 'team_2.csv': lines.filter((_, k) => k === 0 || k % 6 > 0).join('\n') };
}

/** What the terminal writes. */
async function terminalTables(files: Record<string, string>, teams: readonly string[]) {
  const folder = new Folder();
  folder.write(files);
  const bootstrap = ['--bootstrap', '120', '--seed', '3', '--level', '0.9'];
  const inputs = ['--labels', 'task1_labels.csv', '--out', 'out', '--bins', '7'];
  const { code, err } = await folder.run(...inputs, ...bootstrap, '--predictions', ...teams);
  expect(code, err).toBe(0);
  const tables = writtenTables(folder, 'out', TABLES);
  folder.remove();
  return tables;
}

/** What the page makes of files opened one after the other. */
async function open(files: Record<string, string>, names: readonly string[]): Promise<Session> {
  const session = sessionInNode();
  for (const name of names) {
    await session.add([{ file: new File([files[name]!], name) }], 'own');
  }
  await session.setCalibration({ bins: 7, binning: 'width', bands: INITIAL_SETTINGS.bands });
  await startRun(session, session.state.tasks[0]!.id);
  return session;
}

describe('result tables are the same to the bit', () => {
  const files = filesOf();
  const random = new Random(5);
  const others = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, permuted(text, random)]),
  );
  const teams = ['team_0.csv', 'team_1.csv', 'team_2.csv'];
  let expected: Tables;
  let session: Session;

  beforeAll(async () => {
    changeSettings(INITIAL_SETTINGS);
    changeUncertainty({ ...DEFAULT_UNCERTAINTY, replicates: 120, seed: 3, level: 0.9 });
    expected = await terminalTables(files, teams);
    session = await open(others, ['team_2.csv', 'task1_labels.csv', 'team_1.csv', 'team_0.csv']);
  });

  it('in the terminal, for rows, classes and teams in another order', async () => {
    for (const [table, rows] of Object.entries(expected)) {
      // The classes of these files have no parents, and the labels are of one reader.
      if (/_contradictions$|^reader_/.test(table)) continue;
      expect(rows.length, table).toBeGreaterThan(2);
    }
    expect(await terminalTables(others, teams.toReversed())).toEqual(expected);
  });

  it('on the page, for files in another order', async () => {
    expect(await pageTables(session, TABLES)).toEqual(expected);
  });

  it('on the page, for any visible teams and class order', async () => {
    changeSettings({ order: 'name', hiddenTeams: ['team_1'] });
    expect(currentDocument().settings.hiddenTeams).toEqual(['team_1']);
    const shown = await pageTables(session, TABLES);
    for (const table of TABLES) {
      const isResampled = (RESAMPLED_TABLES as readonly string[]).includes(table);
      const rows = expected[table]!.filter((row) => !isResampled || !row.includes('"team_1"'));
      expect(shown[table], table).toEqual(rows);
    }
  });
});
