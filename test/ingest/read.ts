import { unusualCsv } from '@/lib/cli/evaluate/unusual-csv';
import { readColumns } from '@/lib/ingest/ingest';
import { InputError } from '@/lib/ingest/input-error';
import { nodePlatform, openNodeReader } from '@/lib/ingest/node-reader';
import type { Column, Content, IngestOutcome, Overrides } from '@/lib/ingest/types';
import { cellText } from '@/lib/ingest/values';
import { fileOf } from './files';

const platform = nodePlatform({ unusualCsv });
export const reader = openNodeReader({ unusualCsv });

export const ingest = (name: string, content: string | Uint8Array, choices: Overrides = {}) =>
  reader.ingest(fileOf(name, content), choices);

type Ready = Extract<IngestOutcome, { kind: 'ready' }>;

/** The outcome of a file that is good; throws the error of one that is not. */
export async function ready<R extends Content['role'] = Content['role']>(
  name: string,
  content: string | Uint8Array,
  choices: Overrides & { readonly role?: R } = {},
): Promise<Ready & { readonly content: Extract<Content, { role: R }> }> {
  const outcome = await ingest(name, content, choices);
  if (outcome.kind !== 'ready') throw outcome.error;
  return outcome as Ready & { readonly content: Extract<Content, { role: R }> };
}

/** The error of a file that cannot be used. */
export async function refused(
  name: string,
  content: string | Uint8Array,
  choices: Overrides = {},
): Promise<InputError> {
  const outcome = await ingest(name, content, choices);
  if (outcome.kind === 'ready') throw new Error('expected an error, and the file was read');
  expectFileOf(outcome.error, name);
  return outcome.error;
}

function expectFileOf(error: InputError, name: string): void {
  if (error instanceof InputError && error.details.file === name) return;
  throw new Error(`expected an InputError of ${name}, not ${error}`);
}

/** The columns of a file, by name, whatever it is. */
export async function columnsOf(
  content: string | Uint8Array,
  name = 'f.csv',
): Promise<ReadonlyMap<string, Column>> {
  const { columns } = await readColumns(fileOf(name, content), platform, {});
  return new Map(columns.map((column) => [column.name, column]));
}

/** Cells of a column as text, null where missing. */
export function textsOf(column: Column): (string | null)[] {
  return Array.from({ length: column.values.length }, (_, row) => cellText(column, row));
}
