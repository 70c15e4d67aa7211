import { spawnSync } from 'node:child_process';
import type { BenchFiles } from './files';

/** Milliseconds that the terminal command takes to score all files, as a whole process. */
export function timeTerminal({ labels, predictions }: BenchFiles): number {
  const args = ['lib/cli/evaluate.mjs', '--labels', labels, '--predictions', ...predictions];
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the terminal command ended with ${status}: ${stderr}`);
  return performance.now() - start;
}
