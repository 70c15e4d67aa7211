import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of bytes that come block by block. */
export interface Hasher {
  update(block: Uint8Array<ArrayBuffer>): void;
  /** Hexadecimal. */
  digest(): Promise<string>;
}

/** Bytes that are gathered to be hashed at once, which the platform does many times as fast. */
const MOST_GATHERED = 128 * 2 ** 20;

/**
 * Hashes in a browser: by the platform, which takes no bytes block by block, as long as these are
 * not too many; else, and where a page's origin is not secure, by JavaScript.
 */
export function createWebHasher(): Hasher {
  const { subtle } = globalThis.crypto ?? {};
  let gathered: Uint8Array<ArrayBuffer>[] | null = subtle ? [] : null;
  let length = 0;
  const incremental = sha256.create();
  return {
    update(block) {
      length += block.length;
      if (gathered && length <= MOST_GATHERED) {
        gathered.push(block);
        return;
      }
      for (const before of gathered ?? []) incremental.update(before);
      gathered = null;
      incremental.update(block);
    },
    async digest() {
      if (!gathered) return bytesToHex(incremental.digest());
      const bytes = await new Blob(gathered).arrayBuffer();
      return bytesToHex(new Uint8Array(await subtle!.digest('SHA-256', bytes)));
    },
  };
}
