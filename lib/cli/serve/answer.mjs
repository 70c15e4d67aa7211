// @ts-check
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { securityHeaders } from '../policy/security-headers.mjs';
import { mediaType } from './media-types.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * Answers without a file: redirects and refusals.
 * @param {Response} response
 * @param {number} status
 * @param {string} text
 * @param {Record<string, string>} [headers]
 */
export function answerText(response, status, text, headers = {}) {
  response.writeHead(status, {
    ...securityHeaders(),
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

/**
 * Answers with a file, or with 304 if the browser has it already. Files with a hash in
 * their name never change; browsers check all others again each time, and keep no private ones.
 * @param {Request} request
 * @param {Response} response
 * @param {import('./find-file.mjs').Found} file
 * @param {{ status?: number, immutable?: boolean, isPrivate?: boolean }} [options]
 */
export async function answerFile(request, response, file, options = {}) {
  const { status = 200, immutable, isPrivate } = options;
  const etag = `"${file.size.toString(36)}-${Math.round(file.modified * 1000).toString(36)}"`;
  const html = file.path.endsWith('.html') ? await readFile(file.path) : undefined;
  const embedded = new URLSearchParams(request.url?.split('?')[1]).has('embed');
  const headers = {
    ...securityHeaders(html?.toString('utf8'), embedded),
    'Cache-Control': immutable
      ? 'public, max-age=31536000, immutable'
      : isPrivate
        ? 'no-store'
        : 'no-cache',
    ...(isPrivate && { 'Cross-Origin-Resource-Policy': 'same-origin' }),
    ETag: etag,
  };
  const known = request.headers['if-none-match']?.split(/\s*,\s*/) ?? [];
  if (status === 200 && known.includes(etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(status, {
    ...headers,
    'Content-Type': mediaType(file.path),
    'Content-Length': html?.length ?? file.size,
  });
  if (request.method === 'HEAD') response.end();
  else if (html) response.end(html);
  else await pipeline(createReadStream(file.path), response);
}
