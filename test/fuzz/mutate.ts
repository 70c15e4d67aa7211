import { Random } from '@/lib/metrics';

/** A file that reads well, and what of it a mutation may aim at. */
export interface Seed {
  readonly name: string;
  readonly kind: 'parquet' | 'csv' | 'gzip' | 'zip' | 'notebook';
  readonly bytes: Uint8Array;
}

export interface FuzzCase {
  readonly name: string;
  /** What was done to which file, for whoever wants to see it again. */
  readonly what: string;
  readonly bytes: Uint8Array;
}

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

/** A place in the file; one in two lies in the last tenth, where footers and directories are. */
function place(length: number, random: Random): number {
  const tail = Math.max(1, Math.floor(length / 10));
  return random.below(2) === 0 ? random.below(length) : length - 1 - random.below(tail);
}

function changed(bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  change(copy);
  return copy;
}

function spliced(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
  const end = Math.min(bytes.length, at + remove);
  const out = new Uint8Array(at + insert.length + bytes.length - end);
  out.set(bytes.subarray(0, at));
  out.set(insert, at);
  out.set(bytes.subarray(end), at + insert.length);
  return out;
}

/** The largest numbers of the encodings that lengths are written in. */
const ABSURD = [
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0x7f],
  [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
  [0x00, 0x00, 0x00, 0x00],
  [0x00, 0x00, 0x00, 0x80],
].map((bytes) => Uint8Array.from(bytes));

const flipBits: Mutation = (bytes, random) =>
  changed(bytes, (copy) => {
    for (let left = 1 + random.below(8); left > 0; left--) {
      copy[place(copy.length, random)]! ^= 1 << random.below(8);
    }
  });

const overwrite: Mutation = (bytes, random) =>
  changed(bytes, (copy) => {
    const start = place(copy.length, random);
    const fill = [0, 0xff, -1][random.below(3)]!;
    const end = Math.min(copy.length, start + 1 + random.below(200));
    for (let i = start; i < end; i++) copy[i] = fill < 0 ? random.below(256) : fill;
  });

const truncate: Mutation = (bytes, random) => bytes.slice(0, random.below(bytes.length));

const behead: Mutation = (bytes, random) => bytes.slice(1 + random.below(bytes.length - 1));

/** Keeps both ends, so that what is cut out of the middle is not seen by its first bytes. */
const cutOut: Mutation = (bytes, random) =>
  spliced(bytes, 4 + random.below(bytes.length - 8), 1 + random.below(400), new Uint8Array());

const swapBlocks: Mutation = (bytes, random) =>
  changed(bytes, (copy) => {
    const length = 1 + random.below(Math.max(1, Math.min(2048, copy.length >> 2)));
    const a = random.below(copy.length - 2 * length + 1);
    const b = a + length + random.below(copy.length - a - 2 * length + 1);
    const first = copy.slice(a, a + length);
    copy.copyWithin(a, b, b + length);
    copy.set(first, b);
  });

const repeatBlock: Mutation = (bytes, random) => {
  const start = random.below(bytes.length);
  return spliced(bytes, start, 0, bytes.slice(start, start + 1 + random.below(500)));
};

const absurdLength: Mutation = (bytes, random) => {
  const length = ABSURD[random.below(ABSURD.length)]!;
  return changed(bytes, (copy) => {
    copy.set(
      length.subarray(0, copy.length),
      Math.min(place(copy.length, random), copy.length - length.length),
    );
  });
};

/** In Parquet the length of the footer, in gzip the unpacked size. */
const absurdEnd: Mutation = (bytes, random) =>
  changed(bytes, (copy) => {
    const view = new DataView(copy.buffer);
    const at = copy.length - (random.below(2) === 0 ? 8 : 4);
    view.setUint32(Math.max(0, at), random.below(2) === 0 ? 0xfffffff0 : random.next(), true);
  });

const text = (value: string) => new TextEncoder().encode(value);

const INSERTS = [
  '"',
  '""""',
  ',',
  ';;',
  '\n',
  '\r',
  '\r\n\r\n',
  '\0',
  '1e400',
  '-0',
  'NaN',
  '9'.repeat(400),
  '\u202e',
  '=cmd()',
  '['.repeat(5000),
  '{"a":'.repeat(5000),
  '"__proto__":{"x":1},',
  'x'.repeat(1 << 21),
].map(text);

const insertText: Mutation = (bytes, random) =>
  spliced(
    bytes,
    random.below(bytes.length + 1),
    random.below(4),
    random.below(8) === 0
      ? Uint8Array.of(0xc3, 0x28, 0xff)
      : INSERTS[random.below(INSERTS.length)]!,
  );

const BINARY = {
  flipBits,
  overwrite,
  truncate,
  behead,
  cutOut,
  swapBlocks,
  repeatBlock,
  absurdLength,
  absurdEnd,
};
const TEXTUAL = { flipBits, overwrite, truncate, cutOut, swapBlocks, repeatBlock, insertText };

/** Case `index` of a seed: the same for the same numbers and files. */
export function fuzzCase(seeds: readonly Seed[], seed: number, index: number): FuzzCase {
  const random = new Random(seed, index);
  const file = seeds[random.below(seeds.length)]!;
  const mutations: Record<string, Mutation> =
    file.kind === 'csv' || file.kind === 'notebook' ? TEXTUAL : BINARY;
  const names = Object.keys(mutations);
  let { bytes } = file;
  const done: string[] = [];
  for (let left = 1 + random.below(2); left > 0 && bytes.length > 16; left--) {
    const name = names[random.below(names.length)]!;
    bytes = mutations[name]!(bytes, random);
    done.push(name);
  }
  return {
    name: `case-${index}-${file.name}`,
    what: `${file.name}: ${done.join(', ')} (seed ${seed}, case ${index})`,
    bytes,
  };
}
