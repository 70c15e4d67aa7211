import * as v from 'valibot';
import { InputError } from '@/lib/engine/input-error';
import { type Json, migrate } from './migrations';
import { problemOf } from './problem-words';
import { FORMAT, type SavedNotebook, VERSION } from './saved';
import { savedNotebook } from './schema';

/** Longest text read as a notebook, in UTF-16 units. */
export const LONGEST = 5_000_000;

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const expected = 'a notebook as it was saved';
    throw new InputError(`is not JSON: ${why}; expected ${expected}`, { file, cause, expected });
  }
}

/**
 * Reads a notebook's file, of this or an older version of the schema.
 *
 * @param file its name, for messages
 * @throws InputError that names the place in the file and what was expected there
 */
export function readNotebook(text: string, file: string): SavedNotebook {
  const refuse = (message: string, expected?: string): never => {
    throw new InputError(message, { file, ...(expected && { expected }) });
  };
  if (text.length > LONGEST) {
    refuse(
      `is ${(text.length / 1e6).toFixed(1)} MB; expected at most ${LONGEST / 1e6} MB, as a notebook holds no data`,
    );
  }
  return readSaved(parsed(text, file), file);
}

/** As `readNotebook`, of what was JSON. */
export function readSaved(value: unknown, file: string): SavedNotebook {
  const refuse = (message: string): never => {
    throw new InputError(message, { file });
  };
  if (typeof value !== 'object' || value === null || !('format' in value)) {
    return refuse(`is no notebook; expected an object with "format": "${FORMAT}"`);
  }
  const saved = value as Json;
  if (saved.format !== FORMAT) {
    return refuse(`has another format; expected "format": "${FORMAT}"`);
  }
  const { version } = saved;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refuse(`version is not a schema version; expected a whole number from 1 to ${VERSION}`);
  }
  if (version > VERSION) {
    return refuse(
      `was saved by a newer notebook, with version ${version} of the schema; expected at most ${VERSION}. Open it with a newer version`,
    );
  }
  const result = v.safeParse(savedNotebook, migrate(saved, version, VERSION));
  if (!result.success) return refuse(problemOf(result.issues[0]));
  return result.output;
}
