import { parseArgs } from 'node:util';
import { buildBuiltIn } from './built-in';
import { fidelityText } from './report';
import { SIZES } from './twin/sizes';

const USAGE =
  'Usage: tsx data/build.ts [--size full|small|demo] [--out public/data] [--seed 2024] [--report]';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'demo' },
    out: { type: 'string', default: 'public/data' },
    seed: { type: 'string', default: '2024' },
    report: { type: 'boolean', default: false },
  },
});
const size = Object.values(SIZES).find(({ name }) => name === values.size);
const seed = Number(values.seed);
if (!size || !Number.isSafeInteger(seed)) {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  const start = performance.now();
  const onProgress = (step: string, fraction: number) => {
    const percent = String(Math.floor(100 * fraction)).padStart(3);
    console.log(`${percent} %  ${step}`);
  };
  const { made, fidelity } = buildBuiltIn({ size, seed, out: values.out, onProgress });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const what = `${values.out}: published tables and synthetic twin (${size.name}, seed ${seed})`;
  console.log(made ? `${what}, made in ${seconds} s` : `${what} are up to date`);
  if (values.report) console.log(`\n${fidelityText(fidelity)}`);
}
