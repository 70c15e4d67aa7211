/**
 * A buffer that is kept between calls and grows when it must, so that ranking a class allocates
 * nothing but its answer. Its content is only valid until the next `take`.
 */
export class Scratch<T extends Float64Array | Int32Array | Uint32Array> {
  private buffer: T;

  constructor(private readonly create: (length: number) => T) {
    this.buffer = create(1024);
  }

  take(length: number): T {
    if (this.buffer.length < length) {
      this.buffer = this.create(Math.max(length, 2 * this.buffer.length));
    }
    return this.buffer;
  }
}
