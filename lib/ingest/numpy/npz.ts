import { collect, oneBlock } from '../read/blocks';
import { gunzip } from '../read/gunzip';
import { readDirectory } from '../read/unzip';
import { zipToGzip } from '../read/zip-to-gzip';
import type { NamedArray } from './arrays-table';
import { readNpy } from './npy';

/**
 * The arrays of a `.npz` file, packed or not.
 *
 * @throws InputError for a damaged file and for an array that `readNpy` refuses
 */
export async function readNpz(bytes: Uint8Array<ArrayBuffer>, file: string): Promise<NamedArray[]> {
  const arrays: NamedArray[] = [];
  for (const entry of readDirectory(bytes, file)) {
    const packed = zipToGzip(entry);
    const npy = await collect(gunzip(oneBlock(packed), file, 'ZIP', () => packed.length));
    arrays.push({ ...readNpy(npy, file), name: entry.name.replace(/^.*\/|\.npy$/gi, '') });
  }
  return arrays;
}
