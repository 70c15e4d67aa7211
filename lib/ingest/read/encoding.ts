import { beginsWith } from '../formats';
import type { Blocks } from './blocks';

/** How text is encoded, by the names that `TextDecoder` knows. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Text in UTF-8 was expected, and it is in another encoding. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';
}

/** Every second of the first bytes is 0, as in UTF-16 of Latin letters. */
function zeros(head: Uint8Array, first: 0 | 1): boolean {
  const length = Math.min(head.length & ~1, 64);
  if (length < 4) return false;
  for (let i = 0; i < length; i++) if ((head[i] === 0) !== (i % 2 === first)) return false;
  return true;
}

/** The encoding that the first bytes of a text show; UTF-8 where they show none. */
export function encodingOf(head: Uint8Array): Encoding {
  if (beginsWith(head, '\xff\xfe') || zeros(head, 1)) return 'utf-16le';
  if (beginsWith(head, '\xfe\xff') || zeros(head, 0)) return 'utf-16be';
  return 'utf-8';
}

/** Text in UTF-8, whatever its encoding was; without a byte order mark. */
export async function* toUtf8(blocks: Blocks, encoding: Encoding): Blocks {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const block of blocks) yield encoder.encode(decoder.decode(block, { stream: true }));
  yield encoder.encode(decoder.decode());
}

/** Whether bytes are whole UTF-8 text. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What is said of text that was not in UTF-8. */
export const ENCODING_NOTES: Readonly<Record<Exclude<Encoding, 'utf-8'>, string>> = {
  'utf-16le': 'Text in UTF-16',
  'utf-16be': 'Text in UTF-16',
  'windows-1252': 'Text that is not UTF-8, read as Latin-1 (Windows-1252)',
};
