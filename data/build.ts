// npm run data: writes the built-in data, in both sizes unless one is named.
import { parseArgs } from 'node:util';
import { buildBuiltIn } from './built-in';
import { fidelityText } from './report';
import { SIZES, type Size } from './twin/sizes';

const USAGE =
  'Usage: npm run data -- [--size full|small] [--out FOLDER, else .cache/data/SIZE] [--seed 2024] [--report]';

const { values } = parseArgs({
  options: {
    size: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string', default: '2024' },
    report: { type: 'boolean', default: false },
  },
});

function build(size: Size, seed: number): void {
  const out = values.out ?? `.cache/data/${size.name}`;
  const start = performance.now();
  const onProgress = (step: string, fraction: number) => {
    const percent = String(Math.floor(100 * fraction)).padStart(3);
    console.log(`${percent} %  ${step}`);
  };
  const { made, fidelity } = buildBuiltIn({ size, seed, out, onProgress });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const what = `${out}: published tables and synthetic twin (${size.name}, seed ${seed})`;
  console.log(made ? `${what}, made in ${seconds} s` : `${what} are up to date`);
  if (values.report) console.log(`\n${fidelityText(fidelity)}`);
}

const all = Object.values(SIZES);
const sizes = values.size === undefined ? all : all.filter(({ name }) => name === values.size);
const seed = Number(values.seed);
if (sizes.length === 0 || !Number.isSafeInteger(seed) || (values.out && sizes.length > 1)) {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  for (const size of sizes) build(size, seed);
}
