import type { Covered, Effort, Method } from './coverage';
import type { Population } from './population';

/** What was measured in one population. */
export interface Cell {
  readonly population: Population;
  readonly positives: number;
  /** Test sets drawn. */
  readonly sets: number;
  readonly ap: number;
  readonly auroc: number;
  readonly covered: readonly Covered[];
}

const percent = (share: number) => (100 * share).toFixed(1);

function found(covered: readonly Covered[], metric: 'ap' | 'auroc', method: Method): string {
  const own = covered.find((c) => c.metric === metric && c.method === method);
  return own ? `${percent(own.held / own.of)} (${own.width.toFixed(3)})` : '';
}

function table(cells: readonly Cell[], metric: 'ap' | 'auroc', methods: readonly Method[]): string {
  const head = [
    'positives',
    'images',
    'sets',
    `true ${metric === 'ap' ? 'AP' : 'AUROC'}`,
    ...methods,
  ];
  const rows = cells.map(({ positives, population, sets, covered, ...truth }) => [
    positives.toLocaleString('en'),
    population.images.toLocaleString('en'),
    sets.toLocaleString('en'),
    truth[metric].toFixed(3),
    ...methods.map((method) => found(covered, metric, method)),
  ]);
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function section(cells: readonly Cell[]): string {
  return [
    table(cells, 'ap', ['percentile', 'bca', 'logit']),
    table(cells, 'auroc', ['percentile', 'bca', 'delong']),
  ].join('\n\n');
}

/** The report of a simulation, in Markdown. */
export function report(cells: readonly Cell[], effort: Omit<Effort, 'rounds'>): string {
  const error = (sets: number) => (100 * Math.sqrt((0.95 * 0.05) / sets)).toFixed(1);
  const sets = [...new Set(cells.map((cell) => cell.sets))];
  const errors = sets.map((n) => `${error(n)} over ${n.toLocaleString('en')} sets`).join(', ');
  const by = (clustered: boolean) =>
    section(cells.filter(({ population }) => population.clustered === clustered));
  return `# How often 95 % intervals hold the true value

Written by \`npx tsx test/coverage/simulate.ts\`, from seed ${effort.seed}.

Each line: test sets drawn from one population, ${effort.replicates.toLocaleString('en')} replicates each. Scores are normal with unit variance, positives' mean ${cells[0]?.population.separation} above negatives'; positives are those expected at the prevalence, their number varies from set to set. A cell holds the share of intervals that hold the population's AP or AUROC, in percent, and in brackets their mean width. Where it is 95, its standard error is ${errors}. A set without a positive is left out; an interval that is undefined holds nothing.

## Independent images

${by(false)}

## Patients of one to five images

Half of a score's variance is the patient's own; positives are 60 % of the images of some patients. The bootstrap draws patients; the logit interval and DeLong's take images as independent.

${by(true)}
`;
}
