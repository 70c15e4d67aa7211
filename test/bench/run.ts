// npm run bench [-- --json] [-- --only SECTION]: speed of the notebook beside scikit-learn and
// pandas on the same files, where Python has them.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBootstrap } from './bootstrap';
import { measureInBrowser, memoryInBrowser, missingForBrowser, timeInBrowser } from './browser';
import { measureBrowserSuite } from './browser-suite';
import { measureEngines } from './engines';
import { type Format, writeFiles } from './files';
import { measureGrowth } from './growth';
import { type Measurement, median } from './measure';
import { type PeerTimes, peerTimes } from './peer';
import { measurePipeline, NO_PARQUET } from './pipeline';
import { measureSelection } from './selection';
import { measureSuite } from './suite';
import { syntheticColumns } from './synthetic';
import { timeTerminal } from './terminal';

const IMAGES = 78_946;
const CLASSES = 40;
const TEAMS = 10;
const LARGE = { images: 377_110, classes: 45, teams: 5 };

const say = (text: string) => process.stderr.write(`${text}\n`);
const folder = mkdtempSync(join(tmpdir(), 'longtail-bench-'));
const columns = syntheticColumns(IMAGES, CLASSES, 1);
const size = `${IMAGES} x ${CLASSES}`;

/** Files of each format, written when first used. */
const written = new Map<Format, ReturnType<typeof writeFiles>>();
function files(format: Format): ReturnType<typeof writeFiles> {
  const known = written.get(format);
  if (known) return known;
  const teams = format === 'parquet-zstd' ? 2 : TEAMS;
  const made = writeFiles(join(folder, format), columns, teams, format);
  written.set(format, made);
  return made;
}

/**
 * The peer's time for one submission: pandas reads the CSV and joins, scikit-learn computes AP, AUROC,
 * F1 and the Brier score of every class, NumPy its ECE. Ours are the same and what else tables hold.
 */
const submission = (peer: PeerTimes) => peer.read_csv + peer.join + peer.suite;

async function inBrowser(peer: PeerTimes | null): Promise<Measurement[]> {
  const section = 'Chromium, files to last figure';
  const missing = missingForBrowser();
  if (missing) return [{ section, what: `not measured: ${missing}`, milliseconds: Number.NaN }];
  const found: Measurement[] = [];
  for (const format of ['parquet', 'csv'] as const) {
    const runs = [];
    for (let run = 0; run < 3; run++) runs.push(await timeInBrowser(files(format)));
    const reads = format === 'parquet' ? `; ${NO_PARQUET}` : '';
    found.push({
      section,
      what: `${TEAMS} ${format} submissions of ${size}`,
      milliseconds: runs.sort((a, b) => a - b)[1]!,
      note: `${await memoryInBrowser(files(format))}; median of 3${reads}`,
      ...(peer && { peer: TEAMS * submission(peer) }),
    });
  }
  const { images, classes, teams } = LARGE;
  const large = writeFiles(
    join(folder, 'large'),
    syntheticColumns(images, classes, 2),
    teams,
    'parquet',
  );
  found.push({
    section,
    what: `${teams} parquet submissions of ${images} x ${classes}`,
    milliseconds: await timeInBrowser(large),
    note: await memoryInBrowser(large),
  });
  return found;
}

async function onThePage(peer: PeerTimes | null): Promise<Measurement[]> {
  const section = 'Chromium, on the page';
  const missing = missingForBrowser();
  if (missing) return [{ section, what: `not measured: ${missing}`, milliseconds: Number.NaN }];
  const more = await measureInBrowser(files('parquet'), (page) => measureSelection(page, section));
  return [...more, await measureBrowserSuite(section, IMAGES, CLASSES, peer?.suite)];
}

async function inTerminal(peer: PeerTimes | null): Promise<Measurement[]> {
  return [
    {
      section: 'terminal',
      what: `${TEAMS} parquet submissions of ${size}, whole process`,
      milliseconds: await median(() => timeTerminal(files('parquet')), 3),
      note: NO_PARQUET,
      ...(peer && { peer: TEAMS * submission(peer) }),
    },
  ];
}

const SECTIONS: Readonly<Record<string, (peer: PeerTimes | null) => Promise<Measurement[]>>> = {
  kernels: (peer) => measureSuite(columns, peer),
  bootstrap: (peer) => measureBootstrap(columns, peer),
  files: (peer) => {
    const all = { parquet: files('parquet'), 'parquet-zstd': files('parquet-zstd') };
    return measurePipeline({ ...all, csv: files('csv') }, peer);
  },
  terminal: inTerminal,
  browser: inBrowser,
  page: onThePage,
  growth: () => measureGrowth(join(folder, 'growth')),
  engines: () => measureEngines(),
};

function line({ what, milliseconds, peer, note }: Measurement): string {
  const own = (Number.isNaN(milliseconds) ? '' : `${milliseconds.toFixed(1)} ms`).padStart(12);
  const other = peer === undefined ? '' : `${peer.toFixed(0)} ms`;
  const ratio = peer === undefined ? '' : `${(peer / milliseconds).toFixed(1)} x`;
  return `  ${what.padEnd(58)}${own}${other.padStart(12)}${ratio.padStart(9)}  ${note ?? ''}`.trimEnd();
}

function table(measurements: readonly Measurement[]): string {
  const sections = [...new Set(measurements.map((m) => m.section))];
  return sections
    .map((section) => {
      const lines = measurements.filter((m) => m.section === section).map(line);
      return [section, ...lines].join('\n');
    })
    .join('\n\n');
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
});
const wanted = values.only ?? Object.keys(SECTIONS);
const unknown = wanted.filter((name) => !Object.hasOwn(SECTIONS, name));
if (unknown.length > 0) {
  throw new Error(
    `no section ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}`,
  );
}

say(`Synthetic scores: ${size}, float32`);
try {
  say('Peers ...');
  writeFiles(join(folder, 'peer'), columns, 2, 'csv');
  const peer = peerTimes(join(folder, 'peer'));
  if (!peer) say('No Python with scikit-learn and pandas is present: no peer is timed.');
  const measurements: Measurement[] = [];
  for (const name of wanted) {
    say(`${name} ...`);
    measurements.push(...(await SECTIONS[name]!(peer)));
  }
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  if (values.json) {
    console.log(JSON.stringify({ machine, peer: peer?.versions ?? null, measurements }, null, 2));
  } else {
    console.log(`\n${machine}${peer ? `, beside ${peer.versions}` : ''}`);
    console.log('medians; columns: ours, peer, peer / ours\n');
    console.log(table(measurements));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
