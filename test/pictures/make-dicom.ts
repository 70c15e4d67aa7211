type Value = number | string | readonly number[] | Uint8Array;

/** Elements by tag (`00280010`), each with its value representation. */
export type Elements = Readonly<Record<string, readonly [vr: string, value: Value]>>;

const LONG = ['OB', 'OW', 'SQ', 'UN'];

/** Bytes of a small DICOM file, written by hand from PS3.5 and PS3.10. */
class Writer {
  readonly #bytes: number[] = [];
  readonly #little: boolean;
  readonly #explicit: boolean;

  constructor(little: boolean, explicit: boolean) {
    this.#little = little;
    this.#explicit = explicit;
  }

  get bytes(): number[] {
    return this.#bytes;
  }

  number(value: number, size: 2 | 4): void {
    const bytes = Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 255);
    this.#bytes.push(...(this.#little ? bytes : bytes.reverse()));
  }

  raw(bytes: Iterable<number>): void {
    for (const byte of bytes) this.#bytes.push(byte);
  }

  tag(tag: string): void {
    this.number(Number.parseInt(tag.slice(0, 4), 16), 2);
    this.number(Number.parseInt(tag.slice(4), 16), 2);
  }

  #content(vr: string, value: Value): number[] {
    if (value instanceof Uint8Array) return [...value];
    const inner = new Writer(this.#little, this.#explicit);
    if (typeof value === 'string') {
      inner.raw(new TextEncoder().encode(value.length % 2 ? `${value} ` : value));
    } else {
      for (const one of typeof value === 'number' ? [value] : value) {
        inner.number(one, vr === 'UL' ? 4 : 2);
      }
    }
    return inner.bytes;
  }

  element(tag: string, vr: string, value: Value): void {
    const content = this.#content(vr, value);
    this.tag(tag);
    if (!this.#explicit) this.number(content.length, 4);
    else {
      this.raw(new TextEncoder().encode(vr));
      if (LONG.includes(vr)) {
        this.number(0, 2);
        this.number(content.length, 4);
      } else this.number(content.length, 2);
    }
    this.raw(content);
  }

  /** Compressed frames: an empty offset table, then each frame as a fragment. */
  fragments(frames: readonly Uint8Array[]): void {
    this.tag('7fe00010');
    this.raw(new TextEncoder().encode('OB'));
    this.number(0, 2);
    this.number(0xffffffff, 4);
    for (const frame of [new Uint8Array(0), ...frames]) {
      this.tag('fffee000');
      this.number(frame.length + (frame.length % 2), 4);
      this.raw(frame);
      if (frame.length % 2) this.raw([0]);
    }
    this.tag('fffee0dd');
    this.number(0, 4);
  }
}

/** The elements of a grey picture; `more` adds to them or takes their place. */
export function greyElements(width: number, height: number, bits: 8 | 16, more: Elements = {}) {
  return {
    '00280002': ['US', 1],
    '00280004': ['CS', 'MONOCHROME2'],
    '00280010': ['US', height],
    '00280011': ['US', width],
    '00280100': ['US', bits],
    '00280101': ['US', bits],
    '00280102': ['US', bits - 1],
    '00280103': ['US', 0],
    ...more,
  } satisfies Elements;
}

export interface DicomParts {
  /** UID of the transfer syntax; explicit little endian unless given. */
  readonly syntax?: string;
  readonly elements: Elements;
  /** Samples as they are in the file, or compressed frames. */
  readonly pixels: Uint8Array | readonly Uint8Array[];
  /** Compresses what follows the header. */
  readonly deflate?: (bytes: Uint8Array) => Uint8Array;
}

/** A DICOM file with a header (PS3.10). */
export function makeDicom({ syntax, elements, pixels, deflate }: DicomParts): Uint8Array {
  const uid = syntax ?? '1.2.840.10008.1.2.1';
  const meta = new Writer(true, true);
  // UIDs are padded with a zero byte.
  meta.element('00020010', 'UI', uid.length % 2 ? `${uid}\0` : uid);
  const data = new Writer(uid !== '1.2.840.10008.1.2.2', uid !== '1.2.840.10008.1.2');
  for (const tag of Object.keys(elements).sort()) data.element(tag, ...elements[tag]!);
  if (pixels instanceof Uint8Array) data.element('7fe00010', 'OW', pixels);
  else data.fragments(pixels);
  const head = new Writer(true, true);
  head.raw(new Uint8Array(128));
  head.raw(new TextEncoder().encode('DICM'));
  head.element('00020000', 'UL', meta.bytes.length);
  head.raw(meta.bytes);
  const body = Uint8Array.from(data.bytes);
  head.raw(deflate ? deflate(body) : body);
  return Uint8Array.from(head.bytes);
}

/** Words as bytes, little endian. */
export function words(values: readonly number[], little = true): Uint8Array {
  const bytes = new Uint8Array(2 * values.length);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setUint16(2 * i, value & 0xffff, little);
  return bytes;
}
