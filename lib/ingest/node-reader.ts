import { createHash } from 'node:crypto';
import { ingest, readArrow } from './ingest';
import { type Hasher, webHashing } from './read/hash';
import type { Platform } from './readers';
import type { FileReader, UnusualCsvReader } from './types';

function nodeHasher(): Hasher {
  const hash = createHash('sha256');
  return { update: (block) => hash.update(block), digest: () => hash.digest('hex') };
}

interface NodeReaderOptions {
  readonly unusualCsv: UnusualCsvReader;
  /** Bytes that the columns of one file may take; without bound unless given. */
  readonly memory?: number;
}

/** What reading takes of Node. */
export function nodePlatform({ unusualCsv, memory }: NodeReaderOptions): Platform {
  return {
    parquet: () => import('parquet-wasm/node'),
    decodesApart: false,
    // Its hash of blocks is as fast, and blocks take the same few pages of memory again.
    hashing: { ...webHashing(nodeHasher), atOnce: 0 },
    unusualCsv,
    memory: memory ?? Number.POSITIVE_INFINITY,
  };
}

/** Opens a reader on the calling thread, for the terminal and for tests. */
export function openNodeReader(options: NodeReaderOptions): FileReader {
  const platform = nodePlatform(options);
  return {
    ingest: (file, choices, load) => ingest(file, choices, platform, load),
    arrow: (file, choices, load) => readArrow(file, choices, platform, load),
    close: async () => undefined,
  };
}
