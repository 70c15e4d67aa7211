import { BitReader, huffmanTable } from './huffman';

/** A decoded frame: samples of each component, row by row. */
export interface LosslessFrame {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly precision: number;
  readonly components: readonly Uint16Array[];
}

interface Frame {
  readonly precision: number;
  readonly width: number;
  readonly height: number;
  /** Components by id, in the order of the frame. */
  readonly ids: readonly number[];
}

interface Scan {
  /** Index of the component and its Huffman table, in the order of the scan. */
  readonly components: readonly { readonly index: number; readonly table: Uint16Array }[];
  readonly predictor: number;
  readonly pointTransform: number;
  /** Where the coded data begins. */
  readonly start: number;
}

const [SOF3, DHT, SOS, DRI] = [0xc3, 0xc4, 0xda, 0xdd];
const isOtherFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== SOF3 && marker !== DHT && marker !== 0xcc;

function readFrame(view: DataView, at: number): Frame {
  const count = view.getUint8(at + 5);
  const ids = Array.from({ length: count }, (_, i) => {
    if (view.getUint8(at + 7 + 3 * i) !== 0x11) throw new Error('it is subsampled');
    return view.getUint8(at + 6 + 3 * i);
  });
  const [height, width] = [view.getUint16(at + 1), view.getUint16(at + 3)];
  return { precision: view.getUint8(at), width, height, ids };
}

function readScan(
  view: DataView,
  at: number,
  frame: Frame,
  tables: Map<number, Uint16Array>,
): Scan {
  const count = view.getUint8(at);
  if (count !== frame.ids.length) throw new Error('its components are in several scans');
  const components = Array.from({ length: count }, (_, i) => {
    const index = frame.ids.indexOf(view.getUint8(at + 1 + 2 * i));
    const table = tables.get(view.getUint8(at + 2 + 2 * i) >> 4);
    if (index < 0 || !table) throw new Error('a Huffman table is missing');
    return { index, table };
  });
  const rest = at + 1 + 2 * count;
  return {
    components,
    predictor: view.getUint8(rest),
    pointTransform: view.getUint8(rest + 2) & 15,
    start: rest + 3,
  };
}

function readTables(view: DataView, from: number, end: number, tables: Map<number, Uint16Array>) {
  let at = from;
  while (at < end) {
    const id = view.getUint8(at) & 15;
    const counts = Array.from({ length: 16 }, (_, i) => view.getUint8(at + 1 + i));
    const size = counts.reduce((sum, count) => sum + count, 0);
    const symbols = Array.from({ length: size }, (_, i) => view.getUint8(at + 17 + i));
    tables.set(id, huffmanTable(counts, symbols));
    at += 17 + size;
  }
}

/** The prediction of a sample from the one to the left, above, and above to the left (T.81 H.1). */
function predict(predictor: number, left: number, above: number, corner: number): number {
  switch (predictor) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return corner;
    case 4:
      return left + above - corner;
    case 5:
      return left + ((above - corner) >> 1);
    case 6:
      return above + ((left - corner) >> 1);
    case 7:
      return (left + above) >> 1;
    default:
      throw new Error(`predictor ${predictor} is not defined`);
  }
}

function decodeScan(bytes: Uint8Array, frame: Frame, scan: Scan, restart: number): Uint16Array[] {
  const { width, height, precision } = frame;
  const { components, predictor, pointTransform } = scan;
  if (restart % width !== 0) throw new Error('it restarts within a line');
  const restartLines = restart / width;
  const out = frame.ids.map(() => new Uint16Array(width * height));
  const bits = new BitReader(bytes, scan.start);
  const first = 2 ** (precision - pointTransform - 1);
  for (let y = 0; y < height; y++) {
    const isFirst = restartLines > 0 ? y % restartLines === 0 : y === 0;
    if (isFirst && y > 0) bits.skipRestart();
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      for (const { index, table } of components) {
        const own = out[index]!;
        let predicted = first;
        if (isFirst && x > 0) predicted = own[at - 1]!;
        else if (!isFirst && x === 0) predicted = own[at - width]!;
        else if (!isFirst) {
          predicted = predict(predictor, own[at - 1]!, own[at - width]!, own[at - width - 1]!);
        }
        own[at] = predicted + bits.difference(table);
      }
    }
    if (bits.isOver) throw new Error(`it ends in line ${y + 1} of ${height}`);
  }
  if (pointTransform > 0) {
    for (const own of out) for (let i = 0; i < own.length; i++) own[i]! <<= pointTransform;
  }
  return out;
}

/**
 * Decodes lossless JPEG with Huffman coding (process 14, all predictors; ITU-T T.81 H), as DICOM's
 * transfer syntaxes 1.2.840.10008.1.2.4.57 and .70 have it.
 *
 * @param most pixels that are decoded
 * @throws Error that says why it cannot be decoded
 */
export function decodeJpegLossless(bytes: Uint8Array, most: number): LosslessFrame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<number, Uint16Array>();
  let frame: Frame | null = null;
  let restart = 0;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new Error('a marker is missing');
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const body = at + 4;
    const end = at + 2 + view.getUint16(at + 2);
    if (isOtherFrame(marker)) throw new Error('it is another kind of JPEG');
    if (marker === SOF3) frame = readFrame(view, body);
    else if (marker === DHT) readTables(view, body, end, tables);
    else if (marker === DRI) restart = view.getUint16(body);
    else if (marker === SOS) {
      if (!frame) throw new Error('its size is missing');
      const { width, height, precision } = frame;
      if (width * height === 0 || width * height > most) throw new Error('its size is not usual');
      const scan = readScan(view, body, frame, tables);
      return { width, height, precision, components: decodeScan(bytes, frame, scan, restart) };
    }
    at = end;
  }
  throw new Error('it has no pixels');
}
