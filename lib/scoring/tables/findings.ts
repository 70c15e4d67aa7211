import { computed, type RowOf, resultTable } from './declare';

/** What a finding is about, in the order of the summary. */
export const FINDING_TOPICS = [
  'ranking',
  'tail',
  'missed',
  'calibration',
  'subgroups',
  'agreement',
  'data',
] as const;

export type FindingTopic = (typeof FINDING_TOPICS)[number];

/**
 * How well the data support a finding that compares: `clear` where its interval or test excludes
 * chance, `uncertain` where it does not, `not tested` without either. `described` for counts and
 * rates, which compare nothing.
 */
export const FINDING_STRENGTHS = ['clear', 'uncertain', 'not tested', 'described'] as const;

export type FindingStrength = (typeof FINDING_STRENGTHS)[number];

/** What a row of `findings` is made from. */
export interface FindingSource {
  readonly task: string;
  readonly topic: FindingTopic;
  /** Number of the finding in its task, from 1. */
  readonly place: number;
  readonly text: string;
  readonly statistic: string | null;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number | null;
  readonly basis: string | null;
  readonly strength: FindingStrength;
  readonly team: string | null;
  readonly class: string | null;
  readonly band: string | null;
  readonly cell: string;
}

const column = computed<FindingSource>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  place: column.count('Place', 'Number of the finding in its task, from 1', ({ place }) => place),
  topic: column.oneOf('Topic', 'What it is about', FINDING_TOPICS, ({ topic }) => topic),
  finding: column.text('Finding', 'The finding in words', ({ text }) => text),
  statistic: column.text(
    'Statistic',
    'What the value is; null where the finding has no number',
    ({ statistic }) => statistic,
  ),
  value: column.score('Value', 'The number it rests on', ({ value }) => value),
  lower: column.score(
    'Lower',
    'Lower end of the interval of the value; null without one',
    ({ lower }) => lower,
  ),
  upper: column.score('Upper', 'Upper end of that interval', ({ upper }) => upper),
  level: column.score('Level', 'Nominal coverage of the interval, 0 to 1', ({ level }) => level),
  basis: column.text('Basis', 'How the interval is computed', ({ basis }) => basis),
  strength: column.oneOf(
    'Strength',
    '`clear`: its interval or test excludes chance; `uncertain`: it does not; `not tested`: there is neither; `described`: nothing is compared',
    FINDING_STRENGTHS,
    ({ strength }) => strength,
  ),
  team: column.text('Team', 'The team it is about; null for none', ({ team }) => team),
  class: column.text('Class', 'The class it is about; null for none', (own) => own.class),
  band: column.text('Band', 'The band it is about; null for none', ({ band }) => band),
  cell: column.text('Cell', 'Id of the cell that shows it', ({ cell }) => cell),
} as const;

export type FindingRow = RowOf<{ readonly columns: typeof columns }>;

/** `findings` of a task. */
export function findingRows(findings: readonly FindingSource[]): FindingRow[] {
  return findings.map((one) => column.row(columns, one));
}

export const FINDINGS = resultTable({
  name: 'findings',
  description: 'The findings of the summary, in words and numbers.',
  key: ['task', 'place'],
  columns,
  order: [],
  dependsOn: [
    'labels',
    'scores',
    'bins',
    'threshold',
    'bands',
    'ranking',
    'challenge',
    'metadata',
    'clusters',
    'seed',
    'replicates',
    'level',
  ],
  onDemand: true,
  inSql: true,
  inFiles: true,
  make: async ({ findings }) => findingRows(await findings()),
});
