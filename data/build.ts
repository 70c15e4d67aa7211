// npm run data: writes the built-in data, in both sizes unless one is named; with --challenge
// synthetic files of any challenge.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BUILT_IN } from '@/lib/challenge/built-in';
import { readChallenge } from '@/lib/ingest/read-challenge';
import { buildBuiltIn } from './built-in';
import { writeDescribed } from './described';
import { fidelityText } from './report';
import { SIZES, type Size } from './twin/sizes';

const USAGE = `Usage: npm run data -- [--size full|small] [--out FOLDER, else .cache/data/SIZE] [--seed 2024] [--report]
       npm run data -- --challenge FILE|NAME --out FOLDER [--items 2000] [--auroc 0.9,0.85,0.8] [--seed 2024]`;

const { values } = parseArgs({
  options: {
    size: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string', default: '2024' },
    report: { type: 'boolean', default: false },
    challenge: { type: 'string' },
    items: { type: 'string', default: '2000' },
    auroc: { type: 'string', default: '0.9,0.85,0.8' },
  },
});

async function build(size: Size, seed: number): Promise<void> {
  const out = values.out ?? `.cache/data/${size.name}`;
  const start = performance.now();
  const onProgress = (step: string, fraction: number) => {
    const percent = String(Math.floor(100 * fraction)).padStart(3);
    console.log(`${percent} %  ${step}`);
  };
  const { made, fidelity } = await buildBuiltIn({ size, seed, out, onProgress });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const what = `${out}: published tables and synthetic twin (${size.name}, seed ${seed})`;
  console.log(made ? `${what}, made in ${seconds} s` : `${what} are up to date`);
  if (values.report) console.log(`\n${fidelityText(fidelity)}`);
}

/** Makes synthetic files of the challenge that is named. */
function buildDescribed(named: string, seed: number): void {
  const items = Number(values.items);
  const aurocs = values.auroc.split(',').map(Number);
  const isRight = Number.isSafeInteger(items) && items >= 10 && aurocs.every((a) => a > 0 && a < 1);
  if (values.out === undefined || !isRight) {
    console.error(USAGE);
    process.exitCode = 1;
    return;
  }
  const challenge = Object.hasOwn(BUILT_IN, named)
    ? BUILT_IN[named]!
    : readChallenge(readFileSync(named, 'utf8'), named);
  const files = writeDescribed(challenge, { items, aurocs, seed }, values.out);
  console.log(`${values.out}: synthetic files of ${challenge.name}, seed ${seed}`);
  for (const file of files) console.log(`  ${file}`);
}

const all = Object.values(SIZES);
const sizes = values.size === undefined ? all : all.filter(({ name }) => name === values.size);
const seed = Number(values.seed);
if (values.challenge !== undefined && Number.isSafeInteger(seed)) {
  buildDescribed(values.challenge, seed);
} else if (sizes.length === 0 || !Number.isSafeInteger(seed) || (values.out && sizes.length > 1)) {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  for (const size of sizes) await build(size, seed);
}
