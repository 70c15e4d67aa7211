import {
  type MissCorrelation,
  missCorrelation,
  missedPositives,
  type SharedMisses,
  sharedMisses,
} from '../images/misses';
import type { ImageSource, TaskCalls } from '../images/source';
import { orNull } from '../undefined';
import { ColumnFiller } from './by-column';
import { computed, type RowOf, resultTable, type TableInputs } from './declare';
import { bandsOf } from './label-counts';

/** A task with the calls of its teams at a threshold. */
export async function callsOfTask(source: ImageSource, threshold: number): Promise<TaskCalls> {
  const { task, classes, labels, ids } = source;
  return { task, classes, labels, ids, teams: await source.calls(threshold) };
}

async function callsOf({ images, threshold }: TableInputs): Promise<TaskCalls[]> {
  return Promise.all((await images()).map((source) => callsOfTask(source, threshold)));
}

/** A positive of one class. It changes from row to row. */
interface Positive {
  readonly task: string;
  readonly class: string;
  readonly band: string | null;
  image: string | null;
  teams: number;
  missedBy: number;
}

const ofPositive = computed<Positive>();

const missColumns = {
  task: ofPositive.text('Task', 'Name of the task', ({ task }) => task),
  image: ofPositive.text('Image', 'Id of the image', ({ image }) => image),
  class: ofPositive.text(
    'Class',
    'Class that the image is labelled positive for',
    (one) => one.class,
  ),
  band: ofPositive.text('Band', 'Band of the class; null where it has none', ({ band }) => band),
  teams: ofPositive.count('Teams', 'Teams that scored the image for the class', (one) => one.teams),
  missed_by: ofPositive.count(
    'Missed by',
    'Of these, teams that do not call it positive at the threshold',
    ({ missedBy }) => missedBy,
  ),
  missed_share: ofPositive.percent(
    'Missed by share',
    'Missed by over teams',
    ({ missedBy, teams }) => missedBy / teams,
  ),
} as const;

function* positivesOf(calls: TaskCalls, bands: TableInputs['bands']): Generator<Positive> {
  const { task, classes, ids } = calls;
  const bandOf = bandsOf(classes, bands);
  for (const [index, { name }] of classes.entries()) {
    const { rows, teams, missedBy } = missedPositives(calls, index);
    const own: Positive = {
      task,
      class: name,
      band: bandOf.get(name) ?? null,
      image: null,
      teams: 0,
      missedBy: 0,
    };
    for (const [i, row] of rows.entries()) {
      own.image = ids.at(row);
      own.teams = teams[i]!;
      own.missedBy = missedBy[i]!;
      yield own;
    }
  }
}

/** `misses` of a task, by column: the positives of every class, and how many teams miss each. */
export function missTable(calls: readonly TaskCalls[], bands: TableInputs['bands']) {
  const filler = new ColumnFiller<Positive, typeof missColumns>(missColumns);
  for (const one of calls) filler.add(positivesOf(one, bands));
  return filler.made();
}

export const MISSES = resultTable({
  name: 'misses',
  description: 'Images labelled positive for a class, and how many teams miss each.',
  key: ['task', 'image', 'class'],
  columns: missColumns,
  order: [],
  dependsOn: ['labels', 'scores', 'threshold', 'bands'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async (inputs) => missTable(await callsOf(inputs), inputs.bands),
});

/** The positives of one class that as many teams scored, and as many miss. */
interface Count {
  readonly task: string;
  readonly class: string;
  readonly band: string | null;
  readonly teams: number;
  readonly missedBy: number;
  readonly images: number;
}

const ofCount = computed<Count>();

const countColumns = {
  task: ofCount.text('Task', 'Name of the task', ({ task }) => task),
  class: ofCount.text('Class', 'Name of the class', (one) => one.class),
  band: ofCount.text('Band', 'Band of the class; null where it has none', ({ band }) => band),
  teams: ofCount.count('Teams', 'Teams that scored the images for the class', (one) => one.teams),
  missed_by: ofCount.count(
    'Missed by',
    'Teams that miss them at the threshold',
    (one) => one.missedBy,
  ),
  images: ofCount.images('Images', 'Images labelled positive', ({ images }) => images),
} as const;

export type MissCountRow = RowOf<{ readonly columns: typeof countColumns }>;

/** `miss_counts` of a task: how many positives of each class are missed by how many teams. */
export function missCountRows(calls: TaskCalls, bands: TableInputs['bands']): MissCountRow[] {
  const { task, classes } = calls;
  const bandOf = bandsOf(classes, bands);
  return classes.flatMap(({ name }, index) => {
    const { teams, missedBy } = missedPositives(calls, index);
    const counts = new Map<number, number>();
    const most = calls.teams.length + 1;
    teams.forEach((n, i) => {
      const key = n * most + missedBy[i]!;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
    return [...counts.keys()]
      .sort((a, b) => a - b)
      .map((key) =>
        ofCount.row(countColumns, {
          task,
          class: name,
          band: bandOf.get(name) ?? null,
          teams: Math.floor(key / most),
          missedBy: key % most,
          images: counts.get(key)!,
        }),
      );
  });
}

export const MISS_COUNTS = resultTable({
  name: 'miss_counts',
  description: 'How many images of each class are missed by how many teams.',
  key: ['task', 'class', 'teams', 'missed_by'],
  columns: countColumns,
  order: ['class'],
  dependsOn: ['labels', 'scores', 'threshold', 'bands'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async (inputs) =>
    (await callsOf(inputs)).flatMap((calls) => missCountRows(calls, inputs.bands)),
});

/** Two teams, in one class or over all. */
interface Pair {
  readonly task: string;
  readonly team: string;
  readonly other: string;
  readonly class: string | null;
  readonly found: MissCorrelation;
}

const ofPair = computed<Pair>();

const correlationColumns = {
  task: ofPair.text('Task', 'Name of the task', ({ task }) => task),
  team: ofPair.text('Team', 'Name of the team', ({ team }) => team),
  other: ofPair.text('Other', 'Name of the other team', ({ other }) => other),
  class: ofPair.text('Class', 'Name of the class; null over all classes', (one) => one.class),
  positives: ofPair.images('Positives', 'Positives that both scored', (one) => one.found.positives),
  missed: ofPair.images('Missed', 'Missed by the team at the threshold', (one) => one.found.missed),
  other_missed: ofPair.images(
    'Missed by other',
    'Missed by the other team',
    (one) => one.found.otherMissed,
  ),
  both_missed: ofPair.images(
    'Missed by both',
    'Missed by both teams',
    (one) => one.found.bothMissed,
  ),
  expected: ofPair.score(
    'Expected',
    'Images that both would miss by chance, given how many each misses of each class',
    (one) => one.found.expected,
  ),
  correlation: ofPair.signed(
    'Correlation',
    'Correlation of the misses within classes; null where a team misses none or all',
    (one) => orNull(one.found.correlation),
  ),
} as const;

export type MissCorrelationRow = RowOf<{ readonly columns: typeof correlationColumns }>;

/**
 * `miss_correlations` of a task: each two teams, over the chosen classes and in each.
 *
 * @param among classes that are counted; null for all
 */
export function missCorrelationRows(
  calls: TaskCalls,
  among: ReadonlySet<string> | null = null,
): MissCorrelationRow[] {
  const { task, classes, teams } = calls;
  return teams.flatMap((team, i) =>
    teams.slice(i + 1).flatMap((other) => {
      const found: { readonly class: string; readonly shared: SharedMisses }[] = [];
      classes.forEach(({ name }, index) => {
        if (among && !among.has(name)) return;
        const shared = sharedMisses(calls, index, team, other);
        if (shared) found.push({ class: name, shared });
      });
      const row = (name: string | null, all: readonly SharedMisses[]) =>
        ofPair.row(correlationColumns, {
          task,
          team: team.team,
          other: other.team,
          class: name,
          found: missCorrelation(all),
        });
      if (found.length === 0) return [];
      return [
        row(
          null,
          found.map(({ shared }) => shared),
        ),
        ...found.map((one) => row(one.class, [one.shared])),
      ];
    }),
  );
}

export const MISS_CORRELATIONS = resultTable({
  name: 'miss_correlations',
  description: 'How far two teams miss the same images, beyond chance.',
  key: ['task', 'team', 'other', 'class'],
  columns: correlationColumns,
  order: [],
  dependsOn: ['labels', 'scores', 'threshold'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async (inputs) => (await callsOf(inputs)).flatMap((calls) => missCorrelationRows(calls)),
});
