import * as v from 'valibot';
import { headMediumTail } from '@/lib/challenge/bands';
import { InputError } from '@/lib/ingest/input-error';
import { FORMAT, type SavedNotebook, VERSION } from './saved';
import { savedNotebook } from './schema';
import { problemOf } from './schema-error';

/** Longest text read as a notebook, in UTF-16 units. */
export const LONGEST = 5_000_000;

/** A notebook of any version as parsed from JSON, not validated. */
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Version 1 had only `cells`, which could not be hidden, and `settings`. */
function from1(saved: Json): Json {
  const { cells } = saved;
  return {
    ...saved,
    version: 2,
    title: '',
    choices: {},
    selection: { classes: [], teams: [], bands: [] },
    files: [],
    cells: Array.isArray(cells)
      ? cells.map((cell: unknown) => (isObject(cell) ? { ...cell, hidden: false } : cell))
      : cells,
  };
}

/** Version 2 had two limits of prevalence between head, medium and tail. */
function from2(saved: Json): Json {
  const { settings } = saved;
  const limits = isObject(settings) ? settings.limits : undefined;
  if (!isObject(settings) || !isObject(limits)) return { ...saved, version: 3 };
  const { head, tail } = limits;
  const isDefault = head === 0.1 && tail === 0.01;
  const { limits: _, ...others } = settings;
  return {
    ...saved,
    version: 3,
    settings: { ...others, bands: isDefault ? null : headMediumTail(Number(head), Number(tail)) },
  };
}

/** By the version they start from; each gives the next version. */
const MIGRATIONS: ReadonlyMap<number, (saved: Json) => Json> = new Map([
  [1, from1],
  [2, from2],
]);

/** Converts a notebook of an older version to the present one, step by step. */
function migrate(saved: Json, from: number, to: number): Json {
  let now = saved;
  for (let version = from; version < to; version++) {
    const step = MIGRATIONS.get(version);
    if (!step) throw new Error(`no migration from version ${version}`);
    now = step(now);
  }
  return now;
}

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
