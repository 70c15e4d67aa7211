import { deflateSync, Inflate, strToU8 } from 'fflate';
import { InputError } from '@/lib/ingest/input-error';
import type { NotebookDocument } from '../document/types';
import { LONGEST, readNotebook } from './read-notebook';
import { type RememberedFile, type SavedNotebook, toSaved } from './saved';

/** Longest link that mail programs, chats and browsers all handle, in characters. */
export const LONGEST_LINK = 8000;

const NAME = 'The link';

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

const STEP = 1024;

/** Inflates in steps, so that a small link cannot expand beyond the size of a notebook. */
function inflate(bytes: Uint8Array): string {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let whole = false;
  const stream = new Inflate((part, final) => {
    size += part.length;
    if (size > LONGEST) throw new RangeError('too long');
    parts.push(part.slice());
    whole ||= final;
  });
  for (let at = 0; at < bytes.length; at += STEP) {
    stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  }
  if (!whole) throw new RangeError('cut short');
  const joined = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(joined);
}

/**
 * A notebook as text for an address: without data. It holds what its file holds, the names, sizes and
 * hashes of its files and the choices made for them among it; tags of images only where asked for.
 */
export function toPayload(
  document: NotebookDocument,
  files: readonly RememberedFile[],
  withTags = false,
): string {
  const text = JSON.stringify(toSaved(document, files, withTags));
  return toBase64Url(deflateSync(strToU8(text), { level: 9 }));
}

/** @throws InputError where the link is damaged, or holds no notebook */
export function fromPayload(payload: string): SavedNotebook {
  let text: string;
  try {
    text = inflate(fromBase64Url(payload));
  } catch (cause) {
    throw new InputError('is damaged or was cut short; expected the whole link as it was copied', {
      file: NAME,
      cause,
    });
  }
  return readNotebook(text, NAME);
}
