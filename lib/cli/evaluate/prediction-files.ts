import { existsSync } from 'node:fs';
import { isAbsolute, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { InputError } from '@/lib/ingest/input-error';
import { teamNames } from '@/lib/scoring/names';
import { UsageError } from '../terminal/usage-error';

export interface PredictionFile {
  readonly path: string;
  readonly team: string;
}

/** A file before teams are named. */
interface GivenFile {
  readonly path: string;
  /** Undefined where none is given. */
  readonly team?: string;
}

const asPattern = (path: string) => path.replaceAll(sep, '/');

/** The file at a path, or the files that match a pattern; empty if there is none. */
async function matches(path: string): Promise<string[]> {
  if (existsSync(path)) return [path];
  if (!isDynamicPattern(asPattern(path))) return [];
  const options = { absolute: isAbsolute(path), expandDirectories: false };
  const found = await glob(asPattern(path), options);
  return found.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The same, but the path itself if there is no file: reading it reports the error. */
async function expand(path: string): Promise<string[]> {
  const found = await matches(path);
  if (found.length > 0) return found;
  if (!isDynamicPattern(asPattern(path))) return [path];
  throw new InputError('matches no file', { file: path, expected: 'one or more files' });
}

async function filesOf(argument: string, option: string): Promise<GivenFile[]> {
  const named = /^([^=]*)=(.*)$/s.exec(argument);
  if (!named || (await matches(argument)).length > 0) {
    return (await expand(argument)).map((path) => ({ path }));
  }
  const [team, path] = [named[1]!.trim(), named[2]!];
  if (team === '' || path === '') {
    throw new UsageError(`--${option} holds "${argument}"; expected NAME=FILE`);
  }
  const files = await expand(path);
  if (files.length > 1) {
    throw new UsageError(
      `--${option} holds "${argument}", one name for ${files.length} files; expected one file`,
    );
  }
  return files.map((file) => ({ path: file, team }));
}

/**
 * The files that the arguments of `--predictions` name, in their order, those of a pattern by
 * name, each file once. `NAME=FILE` names a team, unless there is a file of that whole name; others
 * are named by their file, and by their folder where files are named alike.
 *
 * @throws InputError for a pattern that matches nothing, UsageError for a name without its file
 */
export async function predictionFiles(
  given: readonly string[],
  option: 'predictions' | 'readers' = 'predictions',
): Promise<PredictionFile[]> {
  const all = (await Promise.all(given.map((one) => filesOf(one, option)))).flat();
  const once = new Map<string, GivenFile>();
  for (const file of all) {
    const key = `${resolve(file.path)}\n${file.team ?? ''}`;
    const isNamedElsewhere =
      file.team === undefined &&
      all.some(({ path, team }) => team !== undefined && resolve(path) === resolve(file.path));
    if (!once.has(key) && !isNamedElsewhere) once.set(key, file);
  }
  const files = [...once.values()];
  const unnamed = files.filter(({ team }) => team === undefined);
  const names = teamNames(unnamed.map(({ path }) => path));
  return files.map(({ path, team }) => ({
    path,
    team: team ?? names[unnamed.findIndex((own) => own.path === path)]!,
  }));
}
