import { describe, expect, it } from 'vitest';
import { run, tail } from '../../lib/cli/run.mjs';

const node = (code: string, timeoutMs?: number) =>
  run(process.execPath, ['-e', code], timeoutMs === undefined ? {} : { timeoutMs });

describe('running a program', () => {
  it('keeps its output and its exit code', async () => {
    const result = await node('console.log("out"); console.error("err"); process.exitCode = 3');
    expect(result.code).toBe(3);
    expect(result.output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('ends it, and what it started, when its time is over', async () => {
    const child = "require('child_process').spawn('sleep', ['60'], { stdio: 'inherit' })";
    const result = await node(`${child}; setTimeout(() => {}, 60_000)`, 500);
    expect(result).toMatchObject({ code: 1, timedOut: true });
  });

  it('settles where the program does not exist', async () => {
    const result = await run('no-such-program-here', []);
    expect(result.code).toBe(1);
    expect(result.output).toContain('ENOENT');
  });
});

it('tail keeps the last lines', () => {
  expect(tail('a\nb\nc\n\n', 2)).toBe('b\nc');
});
