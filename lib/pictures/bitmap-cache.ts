/** What the cache needs of an `ImageBitmap`. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Frees its memory. */
  close(): void;
}

/** Bitmaps by name in a fixed amount of memory: the least recently used are closed. */
export class BitmapCache<T extends Bitmap> {
  readonly #most: number;
  /** The most recently used last. */
  readonly #bitmaps = new Map<string, T>();
  #bytes = 0;

  /** @param most bytes, at four a pixel */
  constructor(most: number) {
    this.#most = most;
  }

  /** Bytes of all bitmaps. */
  get bytes(): number {
    return this.#bytes;
  }

  get(name: string): T | undefined {
    const bitmap = this.#bitmaps.get(name);
    if (!bitmap) return undefined;
    this.#bitmaps.delete(name);
    this.#bitmaps.set(name, bitmap);
    return bitmap;
  }

  /** Adds a bitmap in place of an earlier one. It stays even if it is larger than the memory there is. */
  set(name: string, bitmap: T): void {
    this.#remove(name);
    this.#bitmaps.set(name, bitmap);
    this.#bytes += 4 * bitmap.width * bitmap.height;
    for (const oldest of this.#bitmaps.keys()) {
      if (this.#bytes <= this.#most || oldest === name) return;
      this.#remove(oldest);
    }
  }

  clear(): void {
    for (const name of [...this.#bitmaps.keys()]) this.#remove(name);
  }

  #remove(name: string): void {
    const bitmap = this.#bitmaps.get(name);
    if (!bitmap) return;
    this.#bitmaps.delete(name);
    this.#bytes -= 4 * bitmap.width * bitmap.height;
    bitmap.close();
  }
}
