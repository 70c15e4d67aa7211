// @ts-check
import { createServer } from 'node:http';
import { join } from 'node:path';
import { answerFile, answerText } from './answer.mjs';
import { fileAt, findFile } from './find-file.mjs';

/** @typedef {{ folder: string, basePath: string }} Site the export, and the sub-path it was built for */

/**
 * @param {Site} site
 * @param {import('./answer.mjs').Request} request
 * @param {import('./answer.mjs').Response} response
 */
async function handle({ folder, basePath }, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return answerText(response, 405, 'Only GET and HEAD.\n', { Allow: 'GET, HEAD' });
  }
  const path = (request.url ?? '/').split(/[?#]/)[0] ?? '/';
  const query = (request.url ?? '').slice(path.length);
  if (basePath && (path === '/' || path === basePath)) {
    return answerText(response, 307, '', { Location: `${basePath}/${query}` });
  }
  const inside = basePath === '' || path.startsWith(`${basePath}/`);
  const file = inside && (await findFile(folder, path.slice(basePath.length)));
  if (file) {
    const immutable = path.startsWith(`${basePath}/_next/static/`);
    return answerFile(request, response, file, { immutable });
  }
  const page = await fileAt(join(folder, '404.html'));
  if (page) return answerFile(request, response, page, { status: 404 });
  answerText(response, 404, 'Not found.\n');
}

/**
 * A server of the static export, for this machine alone: the loopback interface.
 * @param {Site} site
 */
export function notebookServer(site) {
  return createServer((request, response) => {
    handle(site, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else answerText(response, 500, 'This file could not be read.\n');
    });
  });
}
