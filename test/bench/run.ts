// npm run bench [-- --json]: how fast the notebook is, beside scikit-learn and pandas where present.
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureBootstrap } from './bootstrap';
import { measureBrowser } from './browser';
import { writeFiles } from './files';
import type { Measurement } from './measure';
import { syntheticColumns } from './metrics-scores';
import { peerTimes } from './peer';
import { measurePipeline } from './pipeline';
import { measureGrowth, measureSuite } from './suite';

const IMAGES = 78_946;
const CLASSES = 40;

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

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const say = (text: string) => process.stderr.write(`${text}\n`);

say(`Synthetic scores: ${IMAGES} images x ${CLASSES} classes, float32`);
const columns = syntheticColumns(IMAGES, CLASSES, 1);
const files = writeFiles(columns);
try {
  say('Peers ...');
  const peer = peerTimes(files.folder);
  if (!peer) say('No Python with scikit-learn and pandas is present: no peer is timed.');
  say('Kernels ...');
  const kernels = [...(await measureSuite(columns, peer)), ...(await measureGrowth())];
  say('Bootstrap ...');
  const bootstrap = await measureBootstrap(columns, peer);
  say('Files ...');
  const pipeline = await measurePipeline(files, peer);
  say('Chromium ...');
  const browser = await measureBrowser(IMAGES, CLASSES, peer);
  const measurements = [...kernels, ...bootstrap, ...pipeline, ...browser];
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  if (values.json) {
    console.log(JSON.stringify({ machine, peer: peer?.versions ?? null, measurements }, null, 2));
  } else {
    console.log(`\n${machine}${peer ? `, beside ${peer.versions}` : ''}`);
    console.log('medians; columns: ours, peer, peer / ours\n');
    console.log(table(measurements));
  }
} finally {
  rmSync(files.folder, { recursive: true, force: true });
}
