import { spawnSync } from 'node:child_process';

/** What a program prints, or null (and a line that says so) where it is not installed. */
export function printed(program: string, args: readonly string[], cwd?: string): string | null {
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    ...(cwd && { cwd }),
  });
  if (error) {
    console.log(`skipped: ${program} is not installed`);
    return null;
  }
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}
