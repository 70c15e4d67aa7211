import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Times of the peers in milliseconds. */
export interface PeerTimes {
  readonly suite: number;
  readonly ap: number;
  readonly auroc: number;
  readonly f1: number;
  readonly read_csv: number;
  readonly join: number;
  /** One bootstrap replicate of AP, AUROC and FNR of every class. */
  readonly replicate: number;
  readonly versions: string;
}

const SCRIPT = fileURLToPath(new URL('peer.py', import.meta.url));

/** Runs the peers on a folder; null where no Python with scikit-learn and pandas is present. */
export function peerTimes(folder: string): PeerTimes | null {
  for (const python of ['python3', '/usr/bin/python3']) {
    const probe = spawnSync(python, ['-c', 'import sklearn, pandas']);
    if (probe.status !== 0) continue;
    const run = spawnSync(python, [SCRIPT, folder], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout) as PeerTimes;
  }
  return null;
}
