import { FORMAT_TITLES, type FormatName } from '../formats';
import { InputError } from '../input-error';
import type { SourceFile } from '../types';
import { type Blocks, collect, oneBlock, peek } from './blocks';
import { gunzip } from './gunzip';
import { sniff } from './sniff';
import { packedEntry, readDirectory } from './unzip';

/** What is in a file, unpacked where it is packed. */
export interface OpenedContent {
  readonly format: FormatName;
  readonly blocks: Blocks;
}

/**
 * Recognises the format of a file's bytes, also gzipped or alone in a ZIP file.
 *
 * @param blocks the file as it is
 * @throws InputError where it holds anything else
 */
export async function openContent(
  { name, size }: Pick<SourceFile, 'name' | 'size'>,
  blocks: Blocks,
): Promise<OpenedContent> {
  let read = 0;
  const counted = async function* (): Blocks {
    for await (const block of blocks) {
      read += block.length;
      yield block;
    }
  };
  const { head, all } = await peek(counted());
  const format = sniff(head, name);
  if (format !== 'gzip' && format !== 'zip') return { format, blocks: all };
  let unpacked: Blocks;
  if (format === 'gzip') {
    unpacked = gunzip(all, name, 'gzip', () => Math.max(size, read));
  } else {
    const bytes = await collect(all);
    const entries = readDirectory(bytes, name);
    if (entries.length > 0 && entries.every((entry) => /\.npy$/i.test(entry.name))) {
      return { format: 'npz', blocks: oneBlock(bytes) };
    }
    const entry = packedEntry(entries, name);
    unpacked = gunzip(oneBlock(entry), name, 'ZIP', () => entry.length);
  }
  const inner = await peek(unpacked);
  const innerFormat = sniff(inner.head, name);
  if (innerFormat === 'gzip' || innerFormat === 'zip') {
    const expected = `a ${FORMAT_TITLES} file, packed at most once`;
    throw new InputError(`is compressed more than once; expected ${expected}`, {
      file: name,
      expected,
    });
  }
  return { format: innerFormat, blocks: inner.all };
}
