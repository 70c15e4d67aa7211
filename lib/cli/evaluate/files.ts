import type { FileReader, Overrides, Role } from '@/lib/ingest/types';
import { type ReadAs, sameFileTwice } from '@/lib/scoring/sources';
import { diskFile } from './disk-file';

/** Reads files from disk, each file once. */
export class Files {
  readonly #reader: FileReader;
  readonly #signal: AbortSignal | undefined;
  /** Name of the file of each hash. */
  readonly #names = new Map<string, string>();

  constructor(reader: FileReader, signal?: AbortSignal) {
    this.#reader = reader;
    this.#signal = signal;
  }

  /**
   * Reads a file in the role it was given for.
   *
   * @throws InputError for a file that cannot be read or does not pass its checks
   */
  async read<R extends Role>(
    path: string,
    role: R,
    overrides: Omit<Overrides, 'role'> = {},
  ): Promise<ReadAs<R>> {
    this.#signal?.throwIfAborted();
    const file = await diskFile(path);
    const outcome = await this.#reader.ingest(
      file,
      { ...overrides, role },
      { signal: this.#signal },
    );
    if (outcome.facts) this.#expectNew(path, outcome.facts.hash);
    if (outcome.kind !== 'ready') throw outcome.error;
    return outcome as ReadAs<R>;
  }

  #expectNew(path: string, hash: string): void {
    const same = this.#names.get(hash);
    if (same !== undefined) throw sameFileTwice(path, same);
    this.#names.set(hash, path);
  }
}
