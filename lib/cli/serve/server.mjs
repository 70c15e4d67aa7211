// @ts-check
import { createServer } from 'node:http';
import { join } from 'node:path';
import { answerFile, answerText } from './answer.mjs';
import { fileAt, findFile } from './find-file.mjs';

/**
 * @typedef {object} Site
 * @property {string} folder the export
 * @property {string} basePath the sub-path it was built for
 * @property {ReadonlyMap<string, string>} [local] files beside it, by their path below the page
 */

/** Names of this machine. A page whose host was made to lead here asks for another one. */
const HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/** @param {import('./answer.mjs').Request} request */
function isForThisMachine(request) {
  const name = /^(\[[^\]]*\]|[^:]*)(?::\d+)?$/.exec(request.headers.host ?? '')?.[1];
  return HOSTS.includes(name?.toLowerCase() ?? '');
}

/**
 * @param {Site} site
 * @param {import('./answer.mjs').Request} request
 * @param {import('./answer.mjs').Response} response
 */
async function handle({ folder, basePath, local }, request, response) {
  if (!isForThisMachine(request)) {
    return answerText(response, 403, `Only requests to ${HOSTS.join(', ')} are answered.\n`);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return answerText(response, 405, 'Only GET and HEAD.\n', { Allow: 'GET, HEAD' });
  }
  const path = (request.url ?? '/').split(/[?#]/)[0] ?? '/';
  const query = (request.url ?? '').slice(path.length);
  if (basePath && (path === '/' || path === basePath)) {
    return answerText(response, 307, '', { Location: `${basePath}/${query}` });
  }
  const inside = basePath === '' || path.startsWith(`${basePath}/`);
  const own = inside && local?.get(path.slice(basePath.length + 1));
  const ownFile = own && (await fileAt(own));
  if (ownFile) return answerFile(request, response, ownFile, { isPrivate: true });
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
  // The address of the page names all files of this machine.
  return createServer({ maxHeaderSize: 2 ** 20 }, (request, response) => {
    handle(site, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else answerText(response, 500, 'This file could not be read.\n');
    });
  });
}
