/** Text of a column as Arrow holds it: UTF-8 end to end. Plain data that threads can exchange. */
export interface TextData {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each row begins, and where the last one ends: one more than there are rows. */
  readonly offsets: Int32Array<ArrayBuffer>;
  /** 1 where a row has no value; null where every row has one. */
  readonly missing: Uint8Array<ArrayBuffer> | null;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text of a column. Arquero takes it for a column of a table. */
export class TextColumn implements TextData {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly offsets: Int32Array<ArrayBuffer>;
  readonly missing: Uint8Array<ArrayBuffer> | null;

  constructor({ bytes, offsets, missing }: TextData) {
    this.bytes = bytes;
    this.offsets = offsets;
    this.missing = missing;
  }

  /** A column of the texts; null is missing. */
  static of(texts: readonly (string | null)[]): TextColumn {
    const encoder = new TextEncoder();
    const bytes = encoder.encode(texts.join(''));
    const length = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
    const isAscii = bytes.length === length;
    const offsets = new Int32Array(texts.length + 1);
    for (const [row, text] of texts.entries()) {
      const size = isAscii ? (text?.length ?? 0) : encoder.encode(text ?? '').length;
      offsets[row + 1] = offsets[row]! + size;
    }
    const missing = texts.includes(null)
      ? Uint8Array.from(texts, (text) => (text === null ? 1 : 0))
      : null;
    return new TextColumn({ bytes, offsets, missing });
  }

  get length(): number {
    return this.offsets.length - 1;
  }

  at(row: number): string | null {
    return textAt(this, row);
  }

  /** Whether bytes, code units and code points of its texts are the same. */
  isAscii(): boolean {
    let all = 0;
    for (let i = 0; i < this.bytes.length; i++) all |= this.bytes[i]!;
    return all < 128;
  }
}

/** The text in a row; null where it is missing. */
export function textAt({ bytes, offsets, missing }: TextData, row: number): string | null {
  if (missing?.[row]) return null;
  const start = offsets[row]!;
  const end = offsets[row + 1]!;
  // Short ASCII is the common case, which a decoder is slow at.
  if (end - start < 24) {
    let text = '';
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte > 127) return decoder.decode(bytes.subarray(start, end));
      text += String.fromCharCode(byte);
    }
    return text;
  }
  return decoder.decode(bytes.subarray(start, end));
}
