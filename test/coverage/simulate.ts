// npx tsx test/coverage/simulate.ts [N]: measures how often nominal 95 % intervals hold the true value.
// Takes some fifteen minutes; with N, measures at most N more populations, and the next run goes on.
// Writes report.md beside it once all are measured, and the figures that the notebook cites.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { coverage, type Effort } from './coverage';
import { trueAp, trueAuroc } from './population';
import { type Cell, report } from './report';

const SEPARATION = 1.47;

/** Images, expected positives, and sets of images to draw. */
const SIZES = [
  [400, 10, 100],
  [400, 20, 100],
  [4000, 20, 100],
  [400, 50, 100],
  [5000, 50, 100],
  [400, 100, 100],
  [5000, 100, 100],
  [10_000, 500, 30],
  [15_000, 5000, 20],
] as const;

const EFFORT: Omit<Effort, 'rounds'> = { classes: 40, replicates: 300, seed: 2024 };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const DONE = here('../../.cache/coverage');
mkdirSync(DONE, { recursive: true });

let left = Number(process.argv[2] ?? Number.POSITIVE_INFINITY);

/** Measures a population, or reads what an earlier run measured; null if neither may be done. */
function measure(
  clustered: boolean,
  [images, positives, rounds]: (typeof SIZES)[number],
): Cell | null {
  const file = `${DONE}/${images}-${positives}-${rounds}-${clustered ? 'patients' : 'images'}.json`;
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  if (left-- <= 0) return null;
  const population = {
    images,
    prevalence: positives / images,
    separation: SEPARATION,
    clustered,
  };
  const covered = coverage(population, { ...EFFORT, rounds });
  const truth = { ap: trueAp(population), auroc: trueAuroc(population) };
  const cell: Cell = { population, positives, rounds, ...truth, covered };
  writeFileSync(file, JSON.stringify(cell));
  return cell;
}

const all = [false, true].flatMap((clustered) => SIZES.map((size) => measure(clustered, size)));
const cells = all.filter((cell) => cell !== null);
process.stderr.write(`${cells.length} of ${all.length} populations measured in ${DONE}\n`);
if (cells.length === all.length) {
  const measured = cells.flatMap(({ population, positives, covered }) =>
    covered
      .filter((own) => own.of === 'value' && own.classes === 1)
      .map(({ metric, method, held, intervals, width }) => ({
        clustered: population.clustered,
        images: population.images,
        positives,
        metric,
        method,
        coverage: held / intervals,
        width,
        of: intervals,
      })),
  );
  writeFileSync(
    here('../../lib/inference/measured-coverage.json'),
    `${JSON.stringify(measured, null, 2)}\n`,
  );
  writeFileSync(here('report.md'), report(cells, EFFORT));
}
