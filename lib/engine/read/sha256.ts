import { quoteText } from '../sql';
import { values } from '../tables';
import type { Database } from '../types';

/**
 * SHA-256 of the bytes, hexadecimal. By the platform; where a page's origin is not secure it
 * offers none, and the database computes it.
 */
export async function sha256(db: Database, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (globalThis.crypto?.subtle) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  return db.withFile(bytes.slice(), async (path) => {
    const set = await db.query(`SELECT sha256(content) AS hash FROM read_blob(${quoteText(path)})`);
    return String(values(set, 'hash')[0]);
  });
}
