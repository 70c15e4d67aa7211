import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const IS_INPUT = /\.(ts|csv)$/;
/** What computes results, from the files to the results file. */
const SCORING = ['metrics', 'challenge', 'ingest', 'scoring', 'inference', 'results'];

/** Hash of the sources in folders: other sources in, other files out. */
function sourceHash(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const paths = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
    for (const path of paths.filter((name) => IS_INPUT.test(name)).sort()) {
      hash.update(path.replaceAll('\\', '/')).update(readFileSync(join(ROOT, folder, path)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** Names what was made and by what: built-in data with this stamp need not be made again. */
export function stampOf(size: string, seed: number): string {
  return `${size}, seed ${seed}, generator ${sourceHash(['data'])}`;
}

/** Names what results were computed from and by: with this stamp they need not be computed again. */
export function resultsStampOf(stamp: string): string {
  return `${stamp}, scored by ${sourceHash(SCORING.map((folder) => `lib/${folder}`))}`;
}
