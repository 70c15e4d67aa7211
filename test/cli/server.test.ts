import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Site } from '../browser/support/site';

const page = '<!DOCTYPE html><html><head></head><body><script>start()</script></body></html>';
let folder: string;
let root: Site;
let below: Site;

beforeAll(async () => {
  const top = mkdtempSync(join(tmpdir(), 'longtail-'));
  folder = join(top, 'out');
  mkdirSync(join(folder, '_next/static'), { recursive: true });
  mkdirSync(join(folder, 'guide'));
  const files: [string, string][] = [
    ['index.html', page],
    ['404.html', '<html><head></head>no such page</html>'],
    ['about.html', '<html><head></head>about</html>'],
    ['guide/index.html', '<html><head></head>guide</html>'],
    ['a b.csv', 'id\n1\n'],
    ['_next/static/engine.wasm', '\0asm'],
    ['scores.parquet', 'PAR1'],
    ['../secret.txt', 'not yours'],
  ];
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  root = await openSite(folder);
  below = await openSite(folder, '/sub/path');
});
afterAll(async () => {
  await root.close();
  await below.close();
  rmSync(join(folder, '..'), { recursive: true });
});

/** Sends a path as it is: fetch would tidy the dots away. */
function rawGet(origin: string, path: string): Promise<string> {
  return new Promise((settle, fail) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => settle(text));
    socket.on('error', fail);
  });
}

describe('the server of the export', () => {
  it.each([
    ['/', 200, 'text/html; charset=utf-8'],
    ['/about', 200, 'text/html; charset=utf-8'],
    ['/guide', 200, 'text/html; charset=utf-8'],
    ['/guide/?labels=a.csv', 200, 'text/html; charset=utf-8'],
    ['/a%20b.csv', 200, 'text/csv; charset=utf-8'],
    ['/_next/static/engine.wasm', 200, 'application/wasm'],
    ['/scores.parquet', 200, 'application/vnd.apache.parquet'],
    ['/nothing', 404, 'text/html; charset=utf-8'],
    ['/%E0%A4%A', 404, 'text/html; charset=utf-8'],
  ])('answers %s with %i and %s', async (path, status, type) => {
    const response = await fetch(root.origin + path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe(type);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '//../secret.txt',
  ])('gives nothing from outside its folder for %s', async (path) => {
    const answer = await rawGet(root.origin, path);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toContain('not yours');
  });

  it('answers 304 if the browser has the file, and lets it cache hashed files forever', async () => {
    const first = await fetch(`${root.origin}/_next/static/engine.wasm`);
    expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const etag = first.headers.get('etag') ?? '';
    const headers = { 'If-None-Match': `"other", ${etag}` };
    const again = await fetch(`${root.origin}/_next/static/engine.wasm`, { headers });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    const plain = await fetch(`${root.origin}/scores.parquet`);
    expect(plain.headers.get('cache-control')).toBe('no-cache');
  });

  it('answers HEAD without a body, and refuses other methods', async () => {
    const head = await fetch(`${root.origin}/`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(page.length));
    expect(await head.text()).toBe('');
    const post = await fetch(`${root.origin}/`, { method: 'POST', body: 'scores' });
    expect(post.status).toBe(405);
    expect(post.headers.get('allow')).toBe('GET, HEAD');
  });

  it('sends the security headers with every answer, and hashes of the page’s scripts in the policy', async () => {
    for (const path of ['/', '/scores.parquet', '/nothing']) {
      const { headers } = await fetch(root.origin + path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      const hashes = headers.get('content-security-policy')?.match(/script-src[^;]*'sha256-/);
      expect(Boolean(hashes)).toBe(path === '/');
    }
  });

  it('serves only below its sub-path', async () => {
    expect((await fetch(`${below.origin}/sub/path/about`)).status).toBe(200);
    expect((await fetch(`${below.origin}/about`)).status).toBe(404);
    expect((await fetch(`${below.origin}/sub/pathology`)).status).toBe(404);
    const redirected = await fetch(`${below.origin}/sub/path?labels=l.csv`);
    expect(redirected.url).toBe(`${below.origin}/sub/path/?labels=l.csv`);
    expect(redirected.status).toBe(200);
  });
});
