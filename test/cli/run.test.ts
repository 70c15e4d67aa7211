import { describe, expect, it } from 'vitest';
import { endAll, run, tail } from '../../lib/cli/run.mjs';

const node = (code: string) => run(process.execPath, ['-e', code]);

describe('running a program', () => {
  it('returns its output and its exit code', async () => {
    const result = await node('console.log("out"); console.error("err"); process.exitCode = 3');
    expect(result.code).toBe(3);
    expect(result.output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('kills it together with the processes it started', async () => {
    const child = "require('child_process').spawn('sleep', ['3600'], { stdio: 'inherit' })";
    const running = node(`${child}; console.log('started'); setInterval(() => {}, 1000)`);
    endAll();
    expect(await running).toMatchObject({ code: 1 });
  });

  it('returns code 1 where the program does not exist', async () => {
    const result = await run('no-such-program-here', []);
    expect(result.code).toBe(1);
    expect(result.output).toContain('ENOENT');
  });
});

it('tail keeps the last lines', () => {
  expect(tail('a\nb\nc\n\n', 2)).toBe('b\nc');
});
