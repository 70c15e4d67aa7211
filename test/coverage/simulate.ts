// npx tsx test/coverage/simulate.ts: measures how often nominal 95 % intervals hold the true value.
// Takes some twenty minutes. Writes report.md beside it, and the figures that the notebook cites.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { coverage, type Effort } from './coverage';
import { trueAp, trueAuroc } from './population';
import { type Cell, report } from './report';

const SEPARATION = 1.47;

/** Images, expected positives, and sets of images to draw. */
const SIZES = [
  [4000, 20, 50],
  [5000, 50, 50],
  [5000, 100, 50],
  [10_000, 500, 50],
  [15_000, 5000, 30],
] as const;

const EFFORT: Omit<Effort, 'rounds'> = { classes: 20, replicates: 1000, seed: 2024 };

const cells: Cell[] = [];
for (const clustered of [false, true]) {
  for (const [images, positives, rounds] of SIZES) {
    const prevalence = positives / images;
    const population = { images, prevalence, separation: SEPARATION, clustered };
    const start = performance.now();
    const covered = coverage(population, { ...EFFORT, rounds });
    const truth = { ap: trueAp(population), auroc: trueAuroc(population) };
    cells.push({ population, positives, sets: rounds * EFFORT.classes, ...truth, covered });
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    process.stderr.write(`${clustered ? 'patients' : 'images'}, ${positives}: ${seconds} s\n`);
  }
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const measured = cells.flatMap(({ population, positives, covered }) =>
  covered.map(({ metric, method, held, of, width }) => ({
    clustered: population.clustered,
    positives,
    metric,
    method,
    coverage: held / of,
    width,
    of,
  })),
);
writeFileSync(
  here('../../lib/inference/measured-coverage.json'),
  `${JSON.stringify(measured, null, 2)}\n`,
);
writeFileSync(here('report.md'), report(cells, EFFORT));
