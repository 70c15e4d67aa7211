import { type DataSet, parseDicom } from 'dicom-parser';
import { inflateSync } from 'fflate';
import { InputError } from '@/lib/ingest/input-error';
import { frameBytes } from './frame-bytes';
import { type DicomPicture, rangeOf, type StoredValues, windowOver } from './grey-picture';
import { type PixelHeader, pixelHeader } from './header';
import { decodeJpegLossless } from './jpeg-lossless';
import { decodeRle } from './rle';
import { colourPicture, joinPlanes, storedValues, wordsOf } from './samples';
import { BIG_ENDIAN, IMPLICIT_LITTLE_ENDIAN, transferSyntax } from './transfer-syntax';

/** Most pixels of a picture that is read. */
export const MOST_PIXELS = 100_000_000;

/** Pixels of a JPEG as the platform decodes it: red, green, blue and alpha of each. */
export type JpegDecoder = (bytes: Uint8Array) => Promise<{
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}>;

const MAGIC_AT = 128;

/** Whether bytes begin as a DICOM file does (PS3.10 7.1). */
export function isDicom(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(MAGIC_AT, MAGIC_AT + 4)) === 'DICM';
}

/** The file with what follows its header inflated (PS3.5 A.5). */
function inflater(bytes: Uint8Array, position: number): Uint8Array {
  const inflated = inflateSync(bytes.subarray(position));
  const whole = new Uint8Array(position + inflated.length);
  whole.set(bytes.subarray(0, position));
  whole.set(inflated, position);
  return whole;
}

function parsed(bytes: Uint8Array, file: string): DataSet {
  try {
    // Older files have no header that says how they are written: they are implicit little endian.
    const options = isDicom(bytes) ? {} : { TransferSyntaxUID: IMPLICIT_LITTLE_ENDIAN };
    return parseDicom(bytes, { ...options, inflater });
  } catch (cause) {
    throw new InputError('is damaged; expected a whole DICOM file', { file, cause });
  }
}

/** Samples of a frame as allocated. */
type Samples = Uint8Array | Uint16Array;

class DicomReader {
  readonly #file: string;
  readonly #data: DataSet;
  readonly #header: PixelHeader;
  readonly #syntax: string;

  constructor(bytes: Uint8Array, file: string) {
    this.#file = file;
    this.#data = parsed(bytes, file);
    this.#header = pixelHeader(this.#data);
    this.#syntax = this.#data.string('x00020010') ?? IMPLICIT_LITTLE_ENDIAN;
  }

  #refuse(problem: string, cause?: unknown): never {
    throw new InputError(problem, { file: this.#file, cause });
  }

  #check(): void {
    const { width, height, samples, bitsAllocated, photometric } = this.#header;
    const { bitsStored, highBit } = this.#header;
    if (width === 0 || height === 0) this.#refuse('has no image; expected rows and columns');
    if (width * height > MOST_PIXELS) {
      this.#refuse(`has ${width} x ${height} pixels; expected at most ${MOST_PIXELS}`);
    }
    const isGrey = samples === 1 && /^MONOCHROME[12]$/.test(photometric);
    const isColour = samples === 3 && bitsAllocated === 8 && /^(RGB|YBR_\w+)$/.test(photometric);
    if (!isGrey && !isColour) {
      const found = `${photometric || 'no photometric interpretation'}, ${samples} samples`;
      this.#refuse(`is ${found}; expected MONOCHROME1, MONOCHROME2, or RGB or YBR of 8 bits`);
    }
    const areBits = bitsStored >= 1 && bitsStored <= highBit + 1 && highBit < bitsAllocated;
    if ((bitsAllocated !== 8 && bitsAllocated !== 16) || !areBits) {
      this.#refuse(`has ${bitsAllocated} bits allocated, ${bitsStored} stored; expected 8 or 16`);
    }
  }

  async read(decodeJpeg: JpegDecoder): Promise<DicomPicture> {
    const { encoding, title } = transferSyntax(this.#syntax);
    if (encoding === null) {
      const todo = 'convert it to uncompressed DICOM first, for example by gdcmconv --raw';
      this.#refuse(`is encoded as ${title} (${this.#syntax}), which is not read; ${todo}`);
    }
    this.#check();
    const bytes = frameBytes(this.#data, this.#header);
    if (!bytes) return this.#refuse('has no pixels; expected an image');
    switch (encoding) {
      case 'native':
        return this.#picture(this.#native(bytes), this.#header.isPlanar);
      case 'rle':
        return this.#rle(bytes);
      case 'jpeg-lossless':
        return this.#lossless(bytes);
      case 'jpeg':
        return this.#jpeg(bytes, decodeJpeg);
    }
  }

  #native(bytes: Uint8Array): Samples {
    const { width, height, samples, bitsAllocated, photometric } = this.#header;
    if (photometric === 'YBR_FULL_422') this.#refuse('is YBR_FULL_422; expected YBR_FULL');
    const count = width * height * samples;
    const needed = (count * bitsAllocated) / 8;
    if (bytes.length < needed) {
      this.#refuse(
        `ends early: ${bytes.length} of ${needed} bytes of pixels; expected a whole file`,
      );
    }
    return bitsAllocated === 16
      ? wordsOf(bytes, count, this.#syntax === BIG_ENDIAN)
      : bytes.slice(0, count);
  }

  #rle(bytes: Uint8Array): DicomPicture {
    const { width, height, samples, bitsAllocated } = this.#header;
    const pixels = width * height;
    const planes = decodeRle(bytes, pixels, (samples * bitsAllocated) / 8);
    if (!planes) return this.#refuse('has damaged RLE data; expected a segment for each byte');
    if (samples === 1) {
      return this.#picture(bitsAllocated === 16 ? joinPlanes(planes) : planes[0]!, false);
    }
    const joined = new Uint8Array(3 * pixels);
    for (const [i, plane] of planes.entries()) joined.set(plane, i * pixels);
    return this.#picture(joined, true);
  }

  #lossless(bytes: Uint8Array): DicomPicture {
    try {
      const { width, height, components } = decodeJpegLossless(bytes, MOST_PIXELS);
      const { width: columns, height: rows, samples, bitsAllocated } = this.#header;
      if (width !== columns || height !== rows || components.length !== samples) {
        throw new Error(`it is ${width} x ${height}, the file ${columns} x ${rows}`);
      }
      const [first, second, third] = components;
      if (!second || !third) {
        return this.#picture(bitsAllocated === 8 ? Uint8Array.from(first!) : first!, false);
      }
      const pixels = width * height;
      const joined = new Uint8Array(3 * pixels);
      for (const [i, plane] of components.entries()) joined.set(plane, i * pixels);
      return this.#picture(joined, true);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      return this.#refuse(
        `has a JPEG that cannot be decoded: ${why}; expected a whole file`,
        cause,
      );
    }
  }

  async #jpeg(bytes: Uint8Array, decodeJpeg: JpegDecoder): Promise<DicomPicture> {
    const { bitsStored, samples } = this.#header;
    if (bitsStored > 8) {
      this.#refuse(`is a JPEG of ${bitsStored} bits; expected 8, or an uncompressed file`);
    }
    const decoded = await decodeJpeg(bytes).catch((cause: unknown) =>
      this.#refuse('has a JPEG that cannot be decoded; expected a whole file', cause),
    );
    const { width, height, data } = decoded;
    if (samples === 3) {
      return { kind: 'colour', width, height, rgba: new Uint8ClampedArray(data) };
    }
    const stored = Uint8Array.from({ length: width * height }, (_, i) => data[4 * i]!);
    return this.#grey(stored, width, height);
  }

  #picture(samples: Samples, isPlanar: boolean): DicomPicture {
    const { width, height } = this.#header;
    if (this.#header.samples === 3) {
      return colourPicture(Uint8Array.from(samples), this.#header, isPlanar);
    }
    return this.#grey(storedValues(samples, this.#header), width, height);
  }

  #grey(stored: StoredValues, width: number, height: number): DicomPicture {
    const { slope, intercept, padding, photometric, shape, table } = this.#header;
    const ends = rangeOf(stored, padding);
    const values = [slope * ends.low + intercept, slope * ends.high + intercept];
    const range = { low: Math.min(...values), high: Math.max(...values) };
    return {
      kind: 'grey',
      width,
      height,
      stored,
      slope,
      intercept,
      isInverted: photometric === 'MONOCHROME1',
      shape,
      window: this.#header.window ?? windowOver(range.low, range.high),
      table: this.#header.window ? null : table,
      range,
    };
  }
}

/**
 * Reads the first frame of a DICOM file.
 *
 * @param file its name, for messages
 * @throws InputError that says what is not read, or damaged
 */
export async function readDicom(
  bytes: Uint8Array,
  file: string,
  decodeJpeg: JpegDecoder,
): Promise<DicomPicture> {
  return new DicomReader(bytes, file).read(decodeJpeg);
}
