import type { IntervalMethod } from '@/lib/scoring/result-tables';
import { BETTER, type Covered, type Effort } from './coverage';
import type { Population } from './population';

/** What was measured in one population. */
export interface Cell {
  readonly population: Population;
  readonly positives: number;
  /** Sets of images drawn. */
  readonly rounds: number;
  readonly ap: number;
  readonly auroc: number;
  readonly covered: readonly Covered[];
}

const percent = (share: number) => (100 * share).toFixed(1);

/** `94.2 (0.153)`: the share of intervals that hold the true value, and their mean width. */
export function shareText({ held, intervals, width }: Covered): string {
  return `${percent(held / intervals)} (${width.toFixed(3)})`;
}

type Wanted = Pick<Covered, 'metric' | 'of' | 'classes'>;

function found(cell: Cell, wanted: Wanted, method: IntervalMethod): string {
  const own = cell.covered.find(
    (c) =>
      c.metric === wanted.metric &&
      c.of === wanted.of &&
      c.classes === wanted.classes &&
      c.method === method,
  );
  return own ? shareText(own) : '';
}

function table(cells: readonly Cell[], wanted: Wanted, methods: readonly IntervalMethod[]): string {
  const { metric } = wanted;
  const head = [
    'positives',
    'images',
    'sets',
    `true ${metric === 'ap' ? 'AP' : 'AUROC'}`,
    ...methods,
  ];
  const rows = cells.map((cell) => [
    cell.positives.toLocaleString('en'),
    cell.population.images.toLocaleString('en'),
    cell.rounds.toLocaleString('en'),
    cell[metric].toFixed(3),
    ...methods.map((method) => found(cell, wanted, method)),
  ]);
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function section(cells: readonly Cell[], classes: number): string {
  const methods = ['jackknife', 'percentile', 'bca'] as const;
  const parts = (['ap', 'auroc'] as const).flatMap((metric) => {
    const [of, name] = ['value', metric === 'ap' ? 'AP' : 'AUROC'] as const;
    return [
      `${name} of a class:`,
      table(cells, { metric, of, classes: 1 }, [...methods, metric === 'ap' ? 'logit' : 'delong']),
      ...[5, 20, classes].flatMap((count) => [
        `Mean ${name} of ${count} classes:`,
        table(cells, { metric, of, classes: count }, methods),
      ]),
    ];
  });
  const differences = [1, classes].flatMap((count) => [
    `Difference in AP of two teams, ${count === 1 ? 'in a class' : `mean of ${count} classes`}:`,
    table(cells, { metric: 'ap', of: 'difference', classes: count }, ['jackknife']),
  ]);
  return [...parts, ...differences].join('\n\n');
}

/** The report of a simulation, in Markdown. */
export function report(cells: readonly Cell[], effort: Omit<Effort, 'rounds'>): string {
  const { classes, replicates, seed } = effort;
  const error = (sets: number) => (100 * Math.sqrt((0.95 * 0.05) / sets)).toFixed(1);
  const by = (clustered: boolean) =>
    section(
      cells.filter(({ population }) => population.clustered === clustered),
      classes,
    );
  const [first] = cells;
  return `# How often 95 % intervals hold the true value

Written by \`npx tsx test/coverage/simulate.ts\`, from seed ${seed}.

Each line: test sets drawn from one population, each of ${classes} classes with labels of their own, ${replicates.toLocaleString('en')} replicates. Scores are normal with unit variance, positives' mean ${first?.population.separation} above negatives', ${BETTER} more for a second team whose scores correlate with the first's at 0.8; positives are those expected at the prevalence, their number varies from set to set. A cell holds the share of intervals that hold the population's value, in percent, and in brackets their mean width. Where it is 95, its standard error is ${error(100)} over 100 sets and ${error(20)} over 20 where the mean is of all classes, half that of 20 classes, less of fewer. A class without a positive is left out, and so are means that would have one; an interval that is undefined holds nothing.

Why the jackknife is the default: AP of few positives is too high on average, since each positive is ranked against the others and itself. Replicates draw images twice and are too high once more. Single classes vary more than that; means of many classes do not, and their percentiles miss the true mean. The jackknife estimates the bias and the standard error from the same groups of patients.

## Independent images

${by(false)}

## Patients of one to five images

Half of a score's variance is the patient's own; positives are 60 % of the images of some patients. Bootstrap and jackknife take patients; the logit interval and DeLong's take images as independent.

${by(true)}
`;
}
