import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { command as evaluate } from '@/lib/cli/evaluate/evaluate';
import { command as improve } from '@/lib/cli/improve/main';
import { type Command, runCommand } from '@/lib/cli/terminal/run-command';

const script = (name: string) => fileURLToPath(new URL(`../../lib/cli/${name}`, import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the real command; `ended` settles when it has ended. */
export function startCommand(folder: string, args: readonly string[], name = 'evaluate.mjs') {
  const child = spawn(process.execPath, [script(name), ...args], { cwd: folder });
  const ended = new Promise<Ended>((settle, fail) => {
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    child.once('error', fail).once('close', (code) => settle({ code, out, err }));
  });
  return { child, ended };
}

/** Runs a command in this process, with a folder as the working directory. */
async function runHere<Options>(
  folder: string,
  name: string,
  command: Command<Options>,
  args: readonly string[],
): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  const streams = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += text;
      return true;
    }),
  );
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const before = signals.map((signal) => process.listeners(signal));
  const directory = process.cwd();
  process.chdir(folder);
  try {
    const code = await runCommand(name, command, args);
    return { code, out: written.stdout, err: written.stderr };
  } finally {
    process.chdir(directory);
    for (const stream of streams) stream.mockRestore();
    // The command listens to the end of its process, which is none here.
    for (const [i, signal] of signals.entries()) {
      const own = process.listeners(signal).filter((listener) => !before[i]!.includes(listener));
      for (const listener of own) process.off(signal, listener);
    }
  }
}

/** The run before: a process has one working directory. */
let last: Promise<unknown> = Promise.resolve();

/** A folder of its own for a test's files. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'longtail-evaluate-'));

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) writeFileSync(this.at(name), content);
  }

  at(name: string): string {
    return join(this.path, name);
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  /** Names of what lies in it, or in a folder of it; hidden ones too. */
  list(name = ''): string[] {
    return readdirSync(this.at(name)).sort();
  }

  /** Runs `longtail evaluate` in it, after the commands that were begun before. */
  run(...args: string[]): Promise<Ended> {
    return this.#next(() => runHere(this.path, 'evaluate', evaluate, args));
  }

  /** Runs `longtail improve` in it, after the commands that were begun before. */
  improve(...args: string[]): Promise<Ended> {
    return this.#next(() => runHere(this.path, 'improve', improve, args));
  }

  #next(begin: () => Promise<Ended>): Promise<Ended> {
    const run = last.then(begin);
    last = run.catch(() => undefined);
    return run;
  }

  /** Runs a command of `longtail`. */
  longtail(...args: string[]): Promise<Ended> {
    return startCommand(this.path, args, 'longtail.mjs').ended;
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** Rows of a CSV file without quotes, cells as text. */
export function csvRows(text: string): Record<string, string>[] {
  const [header, ...lines] = text.trimEnd().split('\n');
  const keys = header!.split(',');
  return lines.map((line) => {
    const cells = Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), (found) =>
      found[1] === undefined ? found[2]! : found[1].replaceAll('""', '"'),
    );
    return Object.fromEntries(keys.map((key, i) => [key, cells[i]!]));
  });
}
