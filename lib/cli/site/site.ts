import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { evaluate } from '../evaluate/evaluate';
import { ensureApp } from '../prepare/build.mjs';
import type { Messages } from '../terminal/messages';
import { type ReadResultsFile, readResultsFiles } from '../terminal/read-results';
import type { Command } from '../terminal/run-command';
import { UsageError } from '../terminal/usage-error';
import { HELP, parseSiteOptions, type SiteOptions } from './options';

/** Names of the files of results and notebook in a site's folder `data`. */
const RESULTS = 'results.longtail.zip';
const NOTEBOOK = 'notebook.longtail.json';

async function resultsOf(
  { source }: SiteOptions,
  messages: Messages,
  signal: AbortSignal,
): Promise<ReadResultsFile> {
  const readOne = async (path: string) => (await readResultsFiles([path]))[0]!;
  if (source.kind === 'results') return readOne(source.path);
  const folder = await mkdtemp(join(tmpdir(), 'longtail-site-'));
  try {
    const path = join(folder, RESULTS);
    await evaluate(source.options(path), messages, signal);
    return await readOne(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Throws a `UsageError` where a folder holds anything but an earlier site. */
function expectFree(folder: string): void {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder);
  const isSite = names.includes('index.html') && names.includes('_next');
  if (names.length > 0 && !isSite) {
    throw new UsageError(
      `--out is ${folder}, which holds other files; expected a new or empty folder`,
    );
  }
}

/**
 * Compresses the decoder of Parquet in place. Not all hosts compress WebAssembly; the page
 * recognises compressed bytes and expands them.
 */
function compressDecoder(folder: string): void {
  const media = join(folder, '_next/static/media');
  for (const name of readdirSync(media)) {
    if (!/^parquet_wasm.*\.wasm$/.test(name)) continue;
    writeFileSync(join(media, name), gzipSync(readFileSync(join(media, name)), { level: 9 }));
  }
}

function copyApp(app: string, out: string): void {
  const isData = (path: string) => relative(app, path).split(sep)[0] === 'data';
  rmSync(out, { recursive: true, force: true });
  cpSync(app, out, { recursive: true, filter: (path) => !isData(path) });
  compressDecoder(out);
}

/**
 * Makes the site.
 *
 * @returns what to print
 * @throws InputError, UsageError; an earlier site is then left as it was
 */
async function makeSite(
  options: SiteOptions,
  messages: Messages,
  signal: AbortSignal,
): Promise<string> {
  const out = resolve(options.out);
  expectFree(out);
  const given = options.notebook === null ? null : await readFile(options.notebook);
  const { bytes, results } = await resultsOf(options, messages, signal);
  const own = results.notebook === null ? null : JSON.stringify(results.notebook, null, 1);
  const notebook = given ?? own;
  const say = (line: string) => messages.say(`${line} ...`);
  const app = await ensureApp({ say, basePath: options.basePath, outDir: '.cache/site' });
  signal.throwIfAborted();
  copyApp(app, out);
  const data = join(out, 'data');
  await mkdir(data);
  writeFileSync(join(data, RESULTS), bytes);
  if (notebook) writeFileSync(join(data, NOTEBOOK), notebook);
  const manifest = {
    title: results.tasks.map(({ name }) => name).join(', '),
    synthetic: results.synthetic,
    results: [RESULTS],
    notebook: notebook ? NOTEBOOK : null,
    files: [],
  };
  writeFileSync(join(data, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const size = (bytes.length / 1e6).toFixed(2);
  return `The site is in ${options.out}: the notebook and ${size} MB of results. Serve this folder ${options.basePath ? `under ${options.basePath}` : 'at the root of a host'}.\n`;
}

export const command: Command<SiteOptions> = {
  help: () => HELP,
  parse: parseSiteOptions,
  run: makeSite,
};
