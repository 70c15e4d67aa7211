import { parseArgs } from 'node:util';
import { writeBuiltIn } from './built-in';
import { SIZES } from './twin/sizes';

const USAGE = 'Usage: tsx data/build.ts [--size full|small|demo] [--out public/data] [--seed 2024]';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'demo' },
    out: { type: 'string', default: 'public/data' },
    seed: { type: 'string', default: '2024' },
  },
});
const size = Object.values(SIZES).find(({ name }) => name === values.size);
const seed = Number(values.seed);
if (!size || !Number.isSafeInteger(seed)) {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  writeBuiltIn({ size, seed, out: values.out });
}
