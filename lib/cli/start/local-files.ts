import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { FILE_EXTENSIONS } from '@/lib/ingest/formats';
import { teamName } from '@/lib/scoring/names';
import { type PredictionFile, predictionFiles } from '../evaluate/prediction-files';
import { UsageError } from '../terminal/usage-error';

export const HELP = `Opens the notebook.

Usage:
  npm start
  npm start -- --labels FILE... --predictions FILE... [FILE...]
  npx longtail-notebook --labels FILE... --predictions FILE... [FILE...]

Files may be folders, whose files are then opened, and patterns such as "submissions/*.csv". They are
served to browsers on this machine only, under an address that cannot be guessed; nothing beside them
is. PORT=8080 takes another port.

Options:
  --labels FILE...
      Label files.
  --predictions FILE...
      Prediction files. NAME=FILE names a team.
  --counts FILE...
      Training counts of classes.
  --metadata FILE...
      Attributes of images.
  FILE...
      Results files, or files whose role the notebook recognises.
  -h, --help
      Prints this text.
`;

const ROLES = ['labels', 'predictions', 'counts', 'metadata'] as const;

/** A parameter of the page's address that names files. */
export type Parameter = (typeof ROLES)[number] | 'open';

/** A file that the notebook opens. */
export interface LocalFile {
  readonly parameter: Parameter;
  readonly path: string;
  /** Its name on the page. */
  readonly name: string;
}

/** What the command line names, by parameter of the address, as it is written. */
function given(args: readonly string[]): Map<Parameter, string[]> {
  const found = new Map<Parameter, string[]>();
  let parameter: Parameter = 'open';
  for (const arg of args) {
    const option = /^--([^=]*)(?:=(.*))?$/s.exec(arg);
    if (!option && arg.startsWith('-')) throw new UsageError(`there is no option ${arg}`);
    const role = option && ROLES.find((name) => name === option[1]);
    if (option && !role) throw new UsageError(`there is no option --${option[1]}`);
    if (role) parameter = role;
    const value = option ? option[2] : arg;
    const known = found.get(parameter) ?? [];
    found.set(parameter, value === undefined ? known : [...known, value]);
  }
  for (const [name, files] of found) {
    if (files.length === 0) throw new UsageError(`--${name} names no file; expected one or more`);
  }
  return found;
}

const isReadable = (name: string) => FILE_EXTENSIONS.includes(extname(name).toLowerCase());

/** What is named, a folder replaced by its files. */
async function withinFolder(path: string): Promise<string[]> {
  const stats = await stat(path).catch(() => null);
  if (!stats?.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && isReadable(entry.name));
  if (names.length === 0) {
    throw new UsageError(
      `${path}: the folder has no file to open; expected files that end in ${FILE_EXTENSIONS.join(', ')}`,
    );
  }
  return names
    .map(({ name }) => join(path, name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

async function expectFile(path: string): Promise<void> {
  const stats = await stat(path).catch(() => null);
  if (!stats) throw new UsageError(`${path}: there is no such file`);
  if (!stats.isFile()) throw new UsageError(`${path}: expected a file`);
}

/** The page names teams by files: one with a name of its own has that of the team. */
function nameOnPage({ path, team }: PredictionFile): string {
  const own = basename(path);
  return teamName(own) === team ? own : `${team.replaceAll('/', ' ')}${extname(path)}`;
}

/**
 * The files that a command line names.
 *
 * @throws UsageError, and InputError for a pattern that matches no file
 */
export async function localFiles(args: readonly string[]): Promise<LocalFile[]> {
  const files: LocalFile[] = [];
  for (const [parameter, written] of given(args)) {
    const paths = (await Promise.all(written.map(withinFolder))).flat();
    for (const file of await predictionFiles(paths)) {
      await expectFile(file.path);
      const name = parameter === 'predictions' ? nameOnPage(file) : basename(file.path);
      files.push({ parameter, path: resolve(file.path), name });
    }
  }
  return files;
}
