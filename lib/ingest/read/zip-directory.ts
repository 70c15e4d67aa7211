/** A file in a ZIP archive, as the archive's directory has it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 where it is stored as it is, 8 where it is deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc32: number;
  /** Bytes, unpacked. */
  readonly size: number;
  /** Its bytes in the archive. */
  readonly packed: Uint8Array<ArrayBuffer>;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;

function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new RangeError('no end of directory');
}

function packedBytes(
  bytes: Uint8Array<ArrayBuffer>,
  view: DataView,
  header: number,
  length: number,
): Uint8Array<ArrayBuffer> {
  if (view.getUint32(header, true) !== LOCAL) throw new RangeError('no header');
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + length > bytes.length) throw new RangeError('an entry is cut off');
  return bytes.subarray(start, start + length);
}

/**
 * The files in a ZIP archive (APPNOTE 6.3, without ZIP64).
 *
 * @throws RangeError where the archive is damaged or cut off
 */
export function zipDirectory(bytes: Uint8Array<ArrayBuffer>): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError('no directory entry');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc32: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      packed: packedBytes(
        bytes,
        view,
        view.getUint32(at + 42, true),
        view.getUint32(at + 20, true),
      ),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
