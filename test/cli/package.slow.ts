import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockedPackages } from '../../lib/cli/prepare/lockfile.mjs';
import { buildMetrics } from '../../lib/cli/prepare/metrics.mjs';
import { bundleTerminal } from '../../lib/cli/prepare/terminal.mjs';
import { projectRoot, tools } from '../../lib/cli/project.mjs';

const top = mkdtempSync(join(tmpdir(), 'longtail-package-'));
/** Where somebody installed the package. */
const folder = join(top, 'user');
const installed = join(folder, 'node_modules/longtail-notebook');
const run = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { cwd: folder, encoding: 'utf8' });
const bin = (name: string) => {
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  return join(installed, bin[name]);
};

/** Packages that the package needs, and those that they need, as the lockfile has them. */
function neededPackages(): string[] {
  const packages = lockedPackages(projectRoot) as Record<
    string,
    { dependencies?: object; optionalDependencies?: object }
  >;
  const found = new Set<string>();
  const visit = (from: string) => {
    const { dependencies = {}, optionalDependencies = {} } = packages[from] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const own = `${from}/node_modules/${name}`;
      const path = from !== '' && own in packages ? own : `node_modules/${name}`;
      if (found.has(path)) continue;
      found.add(path);
      visit(path);
    }
  };
  visit('');
  return [...found];
}

beforeAll(async () => {
  // As `npm pack` has it, with a page in place of the built notebook.
  const source = join(top, 'source');
  for (const name of ['package.json', 'README.md', 'LICENSE', 'lib/cli']) {
    cpSync(join(projectRoot, name), join(source, name), { recursive: true });
  }
  mkdirSync(join(source, 'out'));
  writeFileSync(join(source, 'out/index.html'), '<html><head></head>the notebook</html>');
  await bundleTerminal(projectRoot, join(source, 'dist/terminal'));
  await buildMetrics(projectRoot, join(source, 'dist/metrics'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', top], {
    cwd: source,
    stdio: 'pipe',
  });
  const { name, version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  mkdirSync(installed, { recursive: true });
  const unpack = ['-xzf', join(top, `${name}-${version}.tgz`), '--strip-components=1'];
  execFileSync('tar', [...unpack, '-C', installed]);
  for (const path of neededPackages().filter((one) => !one.includes('/node_modules/'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(projectRoot, path), join(folder, path));
  }
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  write('package.json', '{ "type": "module" }');
  write('labels.csv', 'id,A,B\na,1,0\nb,0,1\nc,1,0\nd,0,0\n');
  write('one.csv', 'id,A,B\na,0.9,0.1\nb,0.2,0.8\nc,0.4,0.3\nd,0.5,0.1\n');
  write('two.csv', 'id,A,B\na,0.8,0.1\nb,0.2,0.3\nc,0.4,0.3\nd,0.5,0.9\n');
});
afterAll(() => rmSync(top, { recursive: true }));

describe('the installed package', () => {
  it('evaluates without a build step, with a report and Parquet', () => {
    const args = ['--labels', 'labels.csv', '--predictions', 'one.csv', 'two.csv'];
    const more = ['--format', 'parquet', '--out', 'results', '--report', 'report.html'];
    const out = run(process.execPath, bin('longtail'), 'evaluate', ...args, ...more);
    // A of one.csv: 0.9+ 0.5- 0.4+ 0.2-: AP (1 + 2/3) / 2. B ranks its positive first: AP 1.
    expect(out).toMatch(/^ +1 {2}one +0\.9167/m);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('<svg');
    expect(readFileSync(join(folder, 'results/team_metrics.parquet'), 'latin1')).toMatch(/^PAR1/);
  });

  it('opens the notebook, with files', async () => {
    const args = [bin('longtail-notebook'), '--labels', 'labels.csv', '--predictions', 'one.csv'];
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { ...process.env, PORT: '0' },
    });
    try {
      let said = '';
      for await (const text of child.stdout.setEncoding('utf8')) {
        said += text;
        if (said.includes('Ctrl-C')) break;
      }
      const address = new URL(/http:\S+/.exec(said)![0]);
      expect(await (await fetch(address)).text()).toContain('the notebook');
      const labels = new URL(address.searchParams.get('labels')!, address);
      expect(await (await fetch(labels)).text()).toBe(
        readFileSync(join(folder, 'labels.csv'), 'utf8'),
      );
    } finally {
      child.kill();
    }
  });

  it('says what of it needs the sources', () => {
    const args = ['site', '--labels', 'labels.csv', '--predictions', 'one.csv', '--out', 'site'];
    const site = (...more: readonly string[]) =>
      run(process.execPath, bin('longtail-notebook'), ...args, ...more);
    expect(() => site('--base-path', '/board')).toThrow('copy of the sources');
  });

  it('has the kernels for other programs, with types and without imports', () => {
    writeFileSync(
      join(folder, 'own.mts'),
      `import { averagePrecision, type PositiveRanking, rankPositives } from 'longtail-notebook/metrics';
const ranking: PositiveRanking = rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1));
export const ap: number = averagePrecision(ranking);
// @ts-expect-error: a number is no ranking
export const wrong = () => averagePrecision(1);
console.log(ap);
`,
    );
    const strict = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
    run(process.execPath, tools(projectRoot).tsc, '--ignoreConfig', ...strict, 'own.mts');
    expect(Number(run(process.execPath, 'own.mjs'))).toBe((1 + 2 / 3) / 2);
    const module = readFileSync(join(installed, 'dist/metrics/index.js'), 'utf8');
    expect(module).toMatch(/^const block = /m);
    expect(module).not.toMatch(/^import |\brequire\(|\bprocess\.|\bnode:/m);
  });
});
