import type { DescribedColumns } from '@/lib/challenge/columns';
import type { FileFacts, FileReader, IngestOutcome, Overrides, Role } from '@/lib/ingest/types';
import { type ReadAs, sameFileTwice } from '@/lib/scoring/sources';
import { diskFile } from './disk-file';
import { GUESSED, layoutOf, noColumn, type ReadingOptions } from './reading-options';

/** A file that was read. */
export interface FileRead {
  readonly path: string;
  readonly role: Role | 'results';
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
  readonly #described: DescribedColumns | undefined;
  #classNames: readonly string[] | undefined;
  /** Files that are read before their turn, by path and choices. */
  readonly #begun = new Map<string, Promise<IngestOutcome>>();
  /** Columns that options name and some file had. */
  readonly #found = new Set<string>();

  constructor(
    reader: FileReader,
    signal?: AbortSignal,
    options: ReadingOptions = GUESSED,
    described?: DescribedColumns | null,
  ) {
    this.#reader = reader;
    this.#signal = signal;
    this.#options = options;
    this.#described = described ?? undefined;
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

  /** @throws UsageError where an option names a column that no file had */
  checkColumns(): void {
    const { idColumn, columns } = this.#options;
    const named = Object.entries(columns).map(
      ([column, name]) => [name === null ? 'no-class' : 'class', column] as const,
    );
    const all = idColumn === undefined ? named : [['id', idColumn] as const, ...named];
    const missing = all.find(([, column]) => !this.#found.has(column));
    if (missing) throw noColumn(missing[0], missing[1]);
  }

  #choices(path: string, role: Role): Overrides {
    if (role === 'counts' || role === 'classes' || role === 'score-counts') return { role };
    const { idColumn, duplicates, rowOrder, columns, ...rest } = this.#options;
    const { readerColumn, gold, missingImages } = rest;
    const layout = role === 'metadata' ? undefined : layoutOf(this.#options, path);
    const classNames = this.#classNames;
    return {
      role,
      idColumn,
      duplicates,
      rowOrder,
      layout,
      classNames,
      described: this.#described,
      ...(role !== 'metadata' && { classes: columns }),
      ...(role === 'labels' && { readerColumn, gold, missingImages }),
    };
  }

  /** Choices without columns that the file does not have. */
  #fitting(choices: Overrides, { columns }: FileFacts): Overrides {
    const names = new Set(columns.map(({ name }) => name));
    const has = (column: string) => {
      if (names.has(column)) this.#found.add(column);
      return names.has(column);
    };
    const { idColumn, classes = {} } = choices;
    const own = Object.entries(classes).filter(([column]) => has(column));
    return {
      ...choices,
      idColumn: idColumn !== undefined && has(idColumn) ? idColumn : undefined,
      ...(choices.classes && { classes: Object.fromEntries(own) }),
    };
  }

  #ingest(path: string, choices: Overrides): Promise<IngestOutcome> {
    const key = JSON.stringify([path, choices]);
    const begun = this.#begun.get(key);
    this.#begun.delete(key);
    const load = { signal: this.#signal };
    return begun ?? diskFile(path).then((file) => this.#reader.ingest(file, choices, load));
  }

  /** Begins to read a file that is opened later. */
  begin(path: string, role: Role, overrides: Omit<Overrides, 'role'> = {}): void {
    const choices = { ...this.#choices(path, role), ...overrides };
    const begun = this.#ingest(path, choices);
    // It may fail before its turn.
    begun.catch(() => undefined);
    this.#begun.set(JSON.stringify([path, choices]), begun);
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
    const choices = { ...this.#choices(path, role), ...overrides };
    let outcome = await this.#ingest(path, choices);
    if (outcome.facts) {
      const fitting = this.#fitting(choices, outcome.facts);
      const isSame = JSON.stringify(fitting) === JSON.stringify(choices);
      if (!isSame) outcome = await this.#ingest(path, fitting);
      this.#expectNew(path, role, outcome, choices.isReader ?? false);
    }
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

  #expectNew(
    path: string,
    role: Role,
    { facts, description }: IngestOutcome,
    isReader: boolean,
  ): void {
    const same = this.read.find((own) => own.hash === facts?.hash);
    const isTie = role === 'predictions' && same?.role === role;
    // Labels and scores side by side are a file of both.
    const isOtherHalf = description?.layout === 'paired' && same?.role !== role;
    // The labels of one reader may be the gold standard.
    if (!same || isTie || isOtherHalf || isReader) return;
    throw sameFileTwice(path, same.path);
  }
}
