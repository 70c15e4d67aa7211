import type { FileReader, IngestOutcome, Overrides, Role } from '@/lib/ingest/types';
import { type ReadAs, sameFileTwice } from '@/lib/scoring/sources';
import { diskFile } from './disk-file';
import { GUESSED, layoutOf, noIdColumn, type ReadingOptions } from './reading-options';

/** A file that was read. */
export interface FileRead {
  readonly path: string;
  readonly role: Role;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** Reads files from disk. A file is read once in each role; predictions of other names may tie. */
export class Files {
  /** Files read so far, in order. */
  readonly read: FileRead[] = [];
  readonly #reader: FileReader;
  readonly #signal: AbortSignal | undefined;
  readonly #options: ReadingOptions;
  #classNames: readonly string[] | undefined;
  #hasIdColumn = false;

  constructor(reader: FileReader, signal?: AbortSignal, options: ReadingOptions = GUESSED) {
    this.#reader = reader;
    this.#signal = signal;
    this.#options = options;
  }

  /**
   * Reads the list of class names, if one is given.
   *
   * @throws InputError
   */
  async readClassNames(): Promise<void> {
    const { classes } = this.#options;
    if (classes === undefined) return;
    this.#classNames = (await this.open(classes, 'classes')).content.names;
  }

  /** @throws UsageError where a column of ids was named and no file had it */
  checkIdColumn(): void {
    const { idColumn } = this.#options;
    if (idColumn !== undefined && !this.#hasIdColumn) throw noIdColumn(idColumn);
  }

  #choices(path: string, role: Role): Overrides {
    if (role === 'counts' || role === 'classes' || role === 'score-counts') return { role };
    const { idColumn, duplicates, rowOrder } = this.#options;
    const layout = role === 'metadata' ? undefined : layoutOf(this.#options, path);
    return { role, idColumn, duplicates, rowOrder, layout, classNames: this.#classNames };
  }

  /**
   * Reads a file in the role it was given for.
   *
   * @throws InputError for a file that cannot be read or does not pass its checks
   */
  async open<R extends Role>(
    path: string,
    role: R,
    overrides: Omit<Overrides, 'role'> = {},
  ): Promise<ReadAs<R>> {
    this.#signal?.throwIfAborted();
    const file = await diskFile(path);
    const choices = { ...this.#choices(path, role), ...overrides };
    const load = { signal: this.#signal };
    let outcome = await this.#reader.ingest(file, choices, load);
    const { idColumn } = choices;
    if (idColumn !== undefined && outcome.facts) {
      const isThere = outcome.facts.columns.some(({ name }) => name === idColumn);
      if (isThere) this.#hasIdColumn = true;
      else outcome = await this.#reader.ingest(file, { ...choices, idColumn: undefined }, load);
    }
    if (outcome.facts) this.#expectNew(path, role, outcome);
    if (outcome.kind !== 'ready') throw outcome.error;
    this.read.push({ path, role, hash: outcome.facts.hash });
    return outcome as ReadAs<R>;
  }

  /** What a file is, as far as it can be told; null where it cannot be read. */
  async roleOf(path: string): Promise<Role | null> {
    const outcome = await this.#reader.ingest(await diskFile(path), {}, { signal: this.#signal });
    return outcome.kind === 'error' && outcome.facts === null
      ? null
      : (outcome.description?.role ?? null);
  }

  #expectNew(path: string, role: Role, { facts, description }: IngestOutcome): void {
    const same = this.read.find((own) => own.hash === facts?.hash);
    const isTie = role === 'predictions' && same?.role === role;
    // Labels and scores side by side are a file of both.
    const isOtherHalf = description?.layout === 'paired' && same?.role !== role;
    if (!same || isTie || isOtherHalf) return;
    throw sameFileTwice(path, same.path);
  }
}
