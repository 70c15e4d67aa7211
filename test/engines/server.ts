import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Root starts servers as nobody, since PostgreSQL refuses to run as root. */
function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m);
  if (!line) throw new Error('there is no account "nobody" to run servers as');
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

/** A free port on the loopback address. */
export function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Servers with a folder of their own in the temporary folder; `stop` ends them and removes it. */
export class Servers {
  readonly folder: string;
  readonly #account = serverAccount();
  readonly #running: { child: ChildProcess; ended: Promise<void> }[] = [];

  constructor(name: string) {
    this.folder = mkdtempSync(join(tmpdir(), `longtail-${name}-`));
    this.own(this.folder);
    process.once('exit', this.#endAll);
  }

  /** Gives a file or folder to the account of the servers. */
  own(path: string): void {
    if (this.#account) chownSync(path, this.#account.uid, this.#account.gid);
  }

  #start(program: string, args: readonly string[]): ChildProcess {
    return spawn(program, args, { cwd: this.folder, stdio: 'pipe', ...this.#account });
  }

  /** Runs a program of a server to its end; gives its output. */
  run(program: string, args: readonly string[], input = ''): Promise<string> {
    return new Promise((settle, fail) => {
      const child = this.#start(program, args);
      let [output, errors] = ['', ''];
      child.stdout?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
      child.stderr?.setEncoding('utf8').on('data', (text) => {
        errors += text;
      });
      child.once('error', fail).once('close', (code) => {
        if (code === 0) settle(output);
        else fail(new Error(`${program} ended with ${code}: ${errors}`));
      });
      child.stdin?.end(input);
    });
  }

  /** Starts a server and waits until `answers` resolves. */
  async start(
    program: string,
    args: readonly string[],
    answers: () => Promise<unknown>,
  ): Promise<void> {
    const child = this.#start(program, args);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    let over = false;
    const ended = new Promise<void>((settle) => {
      const end = () => {
        over = true;
        settle();
      };
      child.once('error', end).once('close', end);
    });
    this.#running.push({ child, ended });
    for (;;) {
      if (over) throw new Error(`${program} ended: ${output}`);
      const ready = await answers().then(
        () => true,
        () => false,
      );
      if (ready) return;
      await new Promise((settle) => setTimeout(settle, 100));
    }
  }

  readonly #endAll = () => {
    // SIGINT ends PostgreSQL without waiting for its clients.
    for (const { child } of this.#running) child.kill('SIGINT');
  };

  async stop(): Promise<void> {
    this.#endAll();
    process.off('exit', this.#endAll);
    await Promise.all(this.#running.map(({ ended }) => ended));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
