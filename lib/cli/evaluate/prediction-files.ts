import { existsSync } from 'node:fs';
import { isAbsolute, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { InputError } from '@/lib/ingest/input-error';
import { teamName } from '@/lib/scoring/names';
import { UsageError } from './usage-error';

export interface PredictionFile {
  readonly path: string;
  readonly team: string;
}

const asPattern = (path: string) => path.replaceAll(sep, '/');

/** The file at a path, or the files that a pattern matches; empty where there is none. */
async function matches(path: string): Promise<string[]> {
  if (existsSync(path)) return [path];
  if (!isDynamicPattern(asPattern(path))) return [];
  const options = { absolute: isAbsolute(path), expandDirectories: false };
  const found = await glob(asPattern(path), options);
  return found.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The same, with the path itself where there is no file: reading it says what is wrong. */
async function expand(path: string): Promise<string[]> {
  const found = await matches(path);
  if (found.length > 0) return found;
  if (!isDynamicPattern(asPattern(path))) return [path];
  throw new InputError('matches no file', { file: path, expected: 'one or more files' });
}

async function filesOf(argument: string): Promise<PredictionFile[]> {
  const named = /^([^=]*)=(.*)$/s.exec(argument);
  if (!named || (await matches(argument)).length > 0) {
    return (await expand(argument)).map((path) => ({ path, team: teamName(path) }));
  }
  const [team, path] = [named[1]!.trim(), named[2]!];
  if (team === '' || path === '') {
    throw new UsageError(`--predictions holds "${argument}"; expected NAME=FILE`);
  }
  const files = await expand(path);
  if (files.length > 1) {
    throw new UsageError(
      `--predictions holds "${argument}", one name for ${files.length} files; expected one file`,
    );
  }
  return files.map((file) => ({ path: file, team }));
}

/**
 * The files that the arguments of `--predictions` name, in their order, those of a pattern by
 * name. `NAME=FILE` names a team, unless there is a file of that whole name.
 *
 * @throws InputError for a pattern that matches nothing, UsageError for a name without its file
 */
export async function predictionFiles(given: readonly string[]): Promise<PredictionFile[]> {
  return (await Promise.all(given.map(filesOf))).flat();
}
