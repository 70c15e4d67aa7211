import { FORMATS, type FormatName } from './formats';
import { InputError } from './input-error';
import { compileParquet } from './parquet/compile-parquet';
import { noteTrafficOf } from './traffic';
import type {
  FileReader,
  IngestOutcome,
  LoadOptions,
  Overrides,
  SourceFile,
  UnusualCsvReader,
} from './types';
import { ask, type ReadAnswer } from './worker/ask';
import { inputErrorOf, type ReadRequest, reviveOutcome } from './worker/protocol';
import { WorkerPool } from './worker/worker-pool';

export interface BrowserReaderOptions {
  readonly unusualCsv: UnusualCsvReader;
  /** Bytes that the columns of one file may take; 1.5 GB unless given. */
  readonly memoryBudget?: number;
  /** Makes a worker; by default one that runs `ingest.worker.ts`. */
  readonly createWorker?: () => Worker;
}

const MEMORY = 1.5 * 2 ** 30;
/** Bytes that reading may take at most for each byte of the file. */
const WEIGHT = 5;
const MOST_WORKERS = 4;

function createIngestWorker(): Worker {
  // The bundler finds the worker only where the address stands inside the call.
  return noteTrafficOf(
    new Worker(new URL('./worker/ingest.worker.ts', import.meta.url), { type: 'module' }),
  );
}

/** The error for a file at which a worker crashed. */
function crashed(file: string, format: FormatName, message: string): InputError {
  const { title, reader, whole } = FORMATS[format];
  return new InputError(
    `cannot be read as ${title}: the ${reader} stopped at it; expected ${whole}`,
    { file, expected: whole, cause: new Error(message) },
  );
}

const isLost = ({ kind }: ReadAnswer) => kind === 'crash' || kind === 'death';

/** A browser's own files pass to a worker as they are; of others the bytes. */
async function blobOf(file: SourceFile): Promise<Blob> {
  return file instanceof Blob ? file : new Blob([await file.arrayBuffer()]);
}

class BrowserReader implements FileReader {
  readonly #pool: WorkerPool;
  readonly #unusualCsv: UnusualCsvReader;
  readonly #memory: number;
  #compiled: Promise<WebAssembly.Module> | null = null;

  constructor({ unusualCsv, memoryBudget, createWorker }: BrowserReaderOptions) {
    const most = Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2);
    this.#memory = memoryBudget ?? MEMORY;
    this.#pool = new WorkerPool(createWorker ?? createIngestWorker, most, this.#memory);
    this.#unusualCsv = unusualCsv;
  }

  async ingest(
    file: SourceFile,
    choices: Overrides,
    options: LoadOptions = {},
  ): Promise<IngestOutcome> {
    try {
      const answer = await this.#read(file, 'ingest', choices, options);
      if (answer.kind === 'outcome') return reviveOutcome(answer.outcome);
      throw new Error(`a reading worker answered ${answer.kind} to ingest`);
    } catch (error) {
      if (options.signal?.aborted || !(error instanceof InputError)) throw error;
      return { kind: 'error', facts: null, description: null, error };
    }
  }

  async arrow(
    file: SourceFile,
    choices: Overrides,
    options: LoadOptions = {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.#read(file, 'arrow', choices, options);
    if (answer.kind === 'arrow') return answer.ipc;
    throw new Error(`a reading worker answered ${answer.kind} to arrow`);
  }

  prepare(): void {
    // If it cannot be loaded, the file that needs it says so.
    this.#parquet().catch(() => {});
  }

  async close(): Promise<void> {
    this.#pool.close(new Error('the file reader was closed'));
  }

  /** The decoder of Parquet; where it could not be loaded, the next file tries again. */
  #parquet(): Promise<WebAssembly.Module> {
    this.#compiled ??= compileParquet();
    this.#compiled.catch(() => {
      this.#compiled = null;
    });
    return this.#compiled;
  }

  /** The answer of a worker; where it ended at the file, that of one more. */
  async #read(
    file: SourceFile,
    kind: ReadRequest['kind'],
    choices: Overrides,
    options: LoadOptions,
  ): Promise<ReadAnswer> {
    const { signal, onProgress } = options;
    signal?.throwIfAborted();
    const blob = await blobOf(file);
    let format: FormatName = 'parquet';
    const read = () =>
      this.#pool.run(
        WEIGHT * blob.size,
        (worker) =>
          ask(
            worker,
            { kind, file: blob, name: file.name, choices, memory: this.#memory },
            { unusualCsv: this.#unusualCsv, parquet: () => this.#parquet() },
            {
              ...options,
              onProgress(progress) {
                format = progress.format ?? format;
                onProgress?.(progress);
              },
            },
          ),
        isLost,
        signal,
      );
    let answer = await read();
    if (answer.kind === 'death') answer = await read();
    if (answer.kind === 'problem') throw inputErrorOf(answer.error);
    if (answer.kind === 'failed') throw new DOMException(answer.message, answer.name);
    if (answer.kind === 'crash' || answer.kind === 'death') {
      throw crashed(file.name, format, answer.message);
    }
    return answer;
  }
}

/**
 * Opens a reader on workers, as many as files are read and the machine has cores, at most four.
 * Several files are read side by side as far as memory allows. A worker that ends is replaced and
 * the file read once more; a file at which two end is refused.
 */
export function openBrowserReader(options: BrowserReaderOptions): FileReader {
  return new BrowserReader(options);
}
