import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { OPTION_NAMES, type OptionName } from '@/lib/cli/evaluate/option-list';
import { SQL_OPTIONS } from '@/lib/cli/evaluate/sql-option-list';
import { changeSettings, currentDocument } from '@/lib/notebook/document/store';
import { readNotebook } from '@/lib/notebook/persistence/read-notebook';
import { rememberedFiles } from '@/lib/notebook/persistence/remembered-files';
import { savedText, toSaved } from '@/lib/notebook/persistence/saved';
import type { Session } from '@/lib/notebook/session/session';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import type { ResultTableName } from '@/lib/scoring/result-tables';
import { Folder } from '../cli/evaluate-command';
import { pageTables, writtenTables } from '../inference/tables';
import { sessionInNode } from '../notebook/support';
import { OPTION_CASES, type OptionCase, PLAIN_FILES } from './option-cases';

const TABLES: readonly ResultTableName[] = [
  'team_metrics',
  'class_metrics',
  'band_metrics',
  'calibration_bins',
  'label_counts',
];

const filesOf = ({ files }: OptionCase) => ({ ...PLAIN_FILES, ...files });
const isScores = (name: string) => name === 'p.csv' || name === 'q.csv';

/** What the terminal writes and says, with some options. */
async function inTerminal(given: OptionCase, args: readonly string[]) {
  const files = filesOf(given);
  const folder = new Folder();
  folder.write(files);
  const scores = Object.keys(files).filter(isScores);
  const inputs = ['--labels', 'l.csv', '--predictions', ...scores, '--out', 'out'];
  const { code, err } = await folder.run(...inputs, ...args);
  const tables = code === 0 ? writtenTables(folder, 'out', TABLES) : null;
  folder.remove();
  return { tables, said: err };
}

async function onPage(given: OptionCase): Promise<Session> {
  const session = sessionInNode();
  const read = Object.entries(filesOf(given)).filter(([name]) => !name.endsWith('.json'));
  await session.add(
    read.map(([name, text]) => ({
      file: new File([text], name),
      choices: { overrides: given.overrides?.[name] ?? {}, ...given.choices?.[name] },
    })),
    'own',
  );
  given.set?.();
  await session.setCalibration(currentDocument().settings);
  return session;
}

/** The notebook as it is, and as it is after it was saved and opened again. */
function savedAndOpened({ state }: Session) {
  const before = toSaved(currentDocument(), rememberedFiles([], state.sources, new Set()));
  return { before, opened: readNotebook(savedText(before), 'n') };
}

const README = readFileSync('README.md', 'utf8');
/** Options of files, replicates, dialogs and tables of single images, which have tests of their own. */
const ELSEWHERE = new Set<OptionName>([
  ...(['labels', 'predictions', 'readers', 'metadata', 'input', 'format', 'out'] as const),
  ...(['bootstrap', 'seed', 'cluster', 'confidence', 'help'] as const),
  ...(['results', 'level', 'min-count', 'findings', 'report'] as const),
  ...(['misses', 'label-candidates', 'slices', 'second-labels'] as const),
  ...(Object.keys(SQL_OPTIONS) as OptionName[]),
]);

describe('the options of the terminal', () => {
  it('are in the table of the README with their control on the page', () => {
    const table = README.split('\n')
      .filter((line) => line.startsWith('| `--'))
      .join('\n');
    const missing = OPTION_NAMES.filter((name) => !table.includes(`\`--${name}`));
    expect(missing).toEqual([]);
  });

  it('are each run below, on the page too', () => {
    const run = new Set(OPTION_CASES.map(({ option }) => option));
    expect(OPTION_NAMES.filter((name) => !run.has(name) && !ELSEWHERE.has(name))).toEqual([]);
  });
});

describe('an option of the terminal', () => {
  beforeEach(() => changeSettings(INITIAL_SETTINGS));

  it.each(OPTION_CASES.map((own) => [own.option, own] as const))(
    '%s gives the tables of its control on the page, which the notebook remembers',
    async (_, given) => {
      const without = await inTerminal(
        given,
        given.option === 'divide' ? given.args.slice(0, 2) : [],
      );
      const { tables, said } = await inTerminal(given, given.args);
      expect(tables, said).not.toBeNull();
      expect(tables, 'the option changes nothing').not.toEqual(without.tables);
      const session = await onPage(given);
      expect(await pageTables(session, TABLES)).toEqual(tables);
      const { before, opened } = savedAndOpened(session);
      expect(opened.files).toEqual(before.files);
      expect(opened.settings).toEqual(before.settings);
    },
  );
});
