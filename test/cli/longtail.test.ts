import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const cli = (name: string) => fileURLToPath(new URL(`../../lib/cli/${name}`, import.meta.url));

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('longtail', () => {
  it('lists its commands', () => {
    const { code, out } = run(cli('longtail.mjs'), '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}evaluate +\S/m);
  });

  it('names a command it does not have, and exits with 2', () => {
    const { code, out, err } = run(cli('longtail.mjs'), 'toString');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('there is no command toString');
    expect(err).toContain('evaluate');
  });

  it('runs a command under each of its names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'longtail-bin-'));
    try {
      const bin = join(folder, 'longtail');
      symlinkSync(cli('longtail.mjs'), bin);
      const help = run(cli('longtail.mjs'), 'evaluate', '--help');
      expect(help.out).toContain('--predictions');
      expect(run(bin, 'evaluate', '--help')).toEqual(help);
      expect(run(cli('evaluate.mjs'), '--help')).toEqual(help);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
