import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const IS_INPUT = /\.(ts|csv)$/;

/** Hash of the generator and of the tables it reads: other files in, other files out. */
function sourceHash(): string {
  const hash = createHash('sha256');
  const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  for (const path of paths.filter((name) => IS_INPUT.test(name)).sort()) {
    hash.update(path.replaceAll('\\', '/')).update(readFileSync(join(FOLDER, path)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** Names what was made and by what: built-in data with this stamp need not be made again. */
export function stampOf(size: string, seed: number): string {
  return `${size}, seed ${seed}, generator ${sourceHash()}`;
}
