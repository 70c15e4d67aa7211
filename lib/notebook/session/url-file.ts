import { InputError } from '@/lib/ingest/input-error';
import type { SourceFile } from '@/lib/ingest/types';

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A file on the notebook's own origin, fetched when it is read. */
export class UrlFile implements SourceFile {
  readonly name: string;
  readonly size: number;
  readonly #url: URL;
  /** The answer to a request that was made ahead of reading; it can be read once. */
  #ahead: Promise<Response> | null = null;

  /**
   * @param size bytes; 0 if not known before it is fetched
   */
  constructor(url: URL, size = 0) {
    this.#url = url;
    this.size = size;
    this.name = decoded(url.pathname.split('/').pop() || url.pathname);
  }

  /** Requests the file now, since it will be read soon. */
  fetchAhead(): void {
    this.#ahead = this.#request();
    // Whoever reads the file receives the error.
    this.#ahead.catch(() => {});
  }

  #fetch(): Promise<Response> {
    const response = this.#ahead ?? this.#request();
    this.#ahead = null;
    return response;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.#fetch()).arrayBuffer();
  }

  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>>();
    // The reader of the stream receives the error.
    this.#fetch()
      .then((response) => (response.body ?? new Blob([]).stream()).pipeTo(writable))
      .catch((error: unknown) => writable.abort(error).catch(() => undefined));
    return readable;
  }

  async #request(): Promise<Response> {
    const expected = 'a file on this notebook’s own origin';
    let response: Response;
    try {
      response = await fetch(this.#url);
    } catch (cause) {
      throw new InputError('could not be fetched', { file: this.name, expected, cause });
    }
    if (!response.ok) {
      throw new InputError(`could not be fetched: the server answered ${response.status}`, {
        file: this.name,
        expected,
      });
    }
    return response;
  }
}
