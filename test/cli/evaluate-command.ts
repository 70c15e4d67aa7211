import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../lib/cli/evaluate.mjs', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the real command; `ended` settles when it has ended. */
export function startCommand(folder: string, args: readonly string[]) {
  const child = spawn(process.execPath, [SCRIPT, ...args], { cwd: folder });
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

  run(...args: string[]): Promise<Ended> {
    return startCommand(this.path, args).ended;
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
    const cells = line.split(',');
    return Object.fromEntries(keys.map((key, i) => [key, cells[i]!]));
  });
}
