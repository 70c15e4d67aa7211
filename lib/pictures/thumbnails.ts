import { WorkerPool } from '@/lib/ingest/worker/worker-pool';
import { type Bitmap, BitmapCache } from './bitmap-cache';
import type { PictureFile } from './folder';
import { askPictureWorker, createPictureWorker } from './worker/ask';
import type { PictureAnswer, PictureRequest } from './worker/protocol';

/** Longest side of a thumbnail in pixels: twice its size on the page. */
const LONGEST = 320;
/** Bytes of all thumbnails; about 160 to 330 of them. */
const MEMORY = 64 * 2 ** 20;
const MOST_WORKERS = 3;

export interface ThumbnailParts {
  ask(worker: Worker, request: PictureRequest): Promise<PictureAnswer>;
  create(): Worker;
  readonly workers: number;
  /** Bytes of all thumbnails. */
  readonly memory: number;
}

/** Thumbnails of pictures, made in workers and stored in bounded memory. */
export class Thumbnails {
  readonly #parts: ThumbnailParts;
  readonly #pool: WorkerPool;
  readonly #cache: BitmapCache<ImageBitmap & Bitmap>;
  /** Why pictures cannot be shown, by path. */
  readonly #refused = new Map<string, string>();

  constructor(parts: Partial<ThumbnailParts> = {}) {
    const cores = typeof navigator === 'undefined' ? 2 : navigator.hardwareConcurrency || 2;
    this.#parts = {
      ask: askPictureWorker,
      create: createPictureWorker,
      workers: Math.max(1, Math.min(MOST_WORKERS, cores - 1)),
      memory: MEMORY,
      ...parts,
    };
    const { create, workers } = this.#parts;
    this.#pool = new WorkerPool(create, workers, workers);
    this.#cache = new BitmapCache(this.#parts.memory);
  }

  /** Bytes of the thumbnails in memory. */
  get bytes(): number {
    return this.#cache.bytes;
  }

  /**
   * The thumbnail of a picture, or why there is none. Draw the bitmap at once: it is closed when
   * its memory is needed.
   *
   * @param signal gives up waiting for a worker
   */
  async get(picture: PictureFile, signal: AbortSignal): Promise<ImageBitmap | string> {
    const { path } = picture;
    const known = this.#cache.get(path) ?? this.#refused.get(path);
    if (known !== undefined) return known;
    const showing = { window: null, invert: false };
    const request = { type: 'draw', picture, longest: LONGEST, showing } as const;
    const answer = await this.#pool.run(
      1,
      (worker) => this.#parts.ask(worker, request),
      ({ type }) => type === 'lost',
      signal,
    );
    if (answer.type === 'drawn') {
      this.#cache.set(path, answer.bitmap);
      return answer.bitmap;
    }
    const why = 'message' in answer ? answer.message : 'It was not drawn.';
    this.#refused.set(path, why);
    return why;
  }

  /** Frees all memory and ends the workers. */
  close(): void {
    this.#pool.close(new DOMException('the pictures were closed', 'AbortError'));
    this.#cache.clear();
  }
}
