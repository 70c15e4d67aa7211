import { ensureBuilt } from '../../../lib/cli/prepare/build.mjs';

/** Builds out/ before the browser tests, unless it is up to date. */
export default async function build() {
  await ensureBuilt({ say: console.log, size: 'small' });
}
