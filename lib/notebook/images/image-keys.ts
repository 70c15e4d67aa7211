import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { byCodeUnits } from '@/lib/challenge/canonical-order';
import type { TextColumn } from '@/lib/ingest/text-column';

const digests = new WeakMap<TextColumn, string>();

/** SHA-256 of the ids of a label file in the order of their code units, hexadecimal. */
function idsDigest(ids: TextColumn): string {
  const known = digests.get(ids);
  if (known !== undefined) return known;
  const hash = sha256.create();
  const sorted = Array.from({ length: ids.length }, (_, row) => ids.at(row) ?? '');
  for (const id of sorted.sort(byCodeUnits)) hash.update(utf8ToBytes(`${id}\n`));
  const digest = bytesToHex(hash.digest());
  digests.set(ids, digest);
  return digest;
}

/**
 * The key under which a document has what was said of an image: SHA-256, hexadecimal, of the digest
 * of all ids of the label file and the image's id. Without the label file it tells nothing of the
 * image; with it, it is the same in any order of rows and after labels were corrected.
 *
 * @param ids of a label file; row `r` has the key that the result gives for `r`
 */
export function imageKeys(ids: TextColumn): (row: number) => string {
  const digest = idsDigest(ids);
  return (row) => bytesToHex(sha256(utf8ToBytes(`${digest}\n${ids.at(row) ?? ''}`)));
}
