import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of bytes that come block by block. */
export interface Hasher {
  update(block: Uint8Array): void;
  /** Hexadecimal; once, after the last block. */
  digest(): string;
}

/** How SHA-256 is computed where files are read. All digests are hexadecimal. */
export interface Hashing {
  /** Bytes of a text file that is hashed as a whole while it is parsed. */
  readonly atOnce: number;
  /** Of bytes that are all there. They may change as soon as this has returned its promise. */
  whole(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  blocks(): Hasher;
}

/** A larger text would take more memory than the time is worth. */
const AT_ONCE = 128 * 2 ** 20;

function hasherInJavaScript(): Hasher {
  const hash = sha256.create();
  return { update: (block) => hash.update(block), digest: () => bytesToHex(hash.digest()) };
}

/**
 * SHA-256 by the platform, which is many times as fast and runs on another thread but takes no
 * bytes block by block. Where a page's origin is not secure it is not there.
 *
 * @param blocks makes a hasher for bytes that come block by block
 */
export function webHashing(blocks: () => Hasher = hasherInJavaScript): Hashing {
  return {
    atOnce: AT_ONCE,
    blocks,
    async whole(bytes) {
      const { subtle } = globalThis.crypto ?? {};
      if (subtle) return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes)));
      const hasher = blocks();
      hasher.update(bytes);
      return hasher.digest();
    },
  };
}
