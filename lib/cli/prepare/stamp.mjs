// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes something unless it was made before from the same inputs. The stamp is removed first and
 * written last, so that a run that was cut short is made again.
 * @param {object} options
 * @param {string} options.stamp file that keeps the fingerprint of the inputs
 * @param {string} options.inputs that fingerprint, as it is now
 * @param {string} options.result file or folder that must exist
 * @param {() => Promise<void>} make
 */
export async function makeOnce({ stamp, inputs, result }, make) {
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  rmSync(stamp, { force: true });
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
}
