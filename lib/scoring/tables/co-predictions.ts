import { phi } from '@/lib/metrics';
import type { CoCalls } from '../images/co-calls';
import { orNull } from '../undefined';
import { ColumnFiller } from './by-column';
import { computed, type RowOf, resultTable } from './declare';

/** A class and another class of one submission. It changes from row to row. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly calls: CoCalls;
  x: number;
  y: number;
}

const column = computed<Source>();

type Square = {
  [Name in keyof CoCalls]: CoCalls[Name] extends Uint32Array ? Name : never;
}[keyof CoCalls];

/** The entry of class x and y in a matrix, or of y and x. */
const at = ({ calls, x, y }: Source, name: Square) => calls[name][x * calls.classes.length + y]!;
const turned = ({ calls, x, y }: Source, name: Square) =>
  calls[name][y * calls.classes.length + x]!;

const rate = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const missedRate = (own: Source, name: Square) => rate(at(own, name), own.calls.missed[own.x]!);
const foundRate = (own: Source, name: Square) => rate(at(own, name), own.calls.found[own.x]!);

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  class: column.text(
    'Class',
    'Class that images are labelled positive for',
    (own) => own.calls.classes[own.x]!,
  ),
  other: column.text('Called', 'Another class', (own) => own.calls.classes[own.y]!),
  missed: column.images(
    'Missed',
    'Images of the class that are not called positive for it at the threshold',
    ({ calls, x }) => calls.missed[x]!,
  ),
  missed_called: column.images(
    'Missed, called other',
    'Of these, images called positive for the other class',
    (own) => at(own, 'missedCalled'),
  ),
  missed_rate: column.percent(
    'Rate where missed',
    'Those over missed; null where none is missed',
    (own) => missedRate(own, 'missedCalled'),
  ),
  found: column.images(
    'Found',
    'Images of the class that are called positive for it',
    ({ calls, x }) => calls.found[x]!,
  ),
  found_called: column.images(
    'Found, called other',
    'Of these, images called positive for the other class',
    (own) => at(own, 'foundCalled'),
  ),
  found_rate: column.percent(
    'Rate where found',
    'Those over found; null where none is found',
    (own) => foundRate(own, 'foundCalled'),
  ),
  difference: column.signed('Difference', 'Rate where missed minus rate where found', (own) => {
    const [missed, found] = [missedRate(own, 'missedCalled'), foundRate(own, 'foundCalled')];
    return missed === null || found === null ? null : missed - found;
  }),
  missed_mistaken: column.images(
    'Missed, mistaken for other',
    'Images of the class that are missed and called positive for the other class, which they are labelled negative for',
    (own) => at(own, 'missedMistaken'),
  ),
  found_mistaken: column.images(
    'Found, mistaken for other',
    'The same among images of the class that are found',
    (own) => at(own, 'foundMistaken'),
  ),
  images: column.images('Images', 'Images whose labels of both classes are known', (own) =>
    at(own, 'known'),
  ),
  labelled_both: column.images(
    'Labelled both',
    'Of these, images labelled positive for both',
    (own) => at(own, 'labelledBoth'),
  ),
  called_both: column.images('Called both', 'Of these, images called positive for both', (own) =>
    at(own, 'calledBoth'),
  ),
  phi_labels: column.signed(
    'Phi of labels',
    'Correlation of the labels of the two classes; null where one of them has no positive',
    (own) =>
      orNull(
        phi(
          at(own, 'known'),
          at(own, 'labelled'),
          turned(own, 'labelled'),
          at(own, 'labelledBoth'),
        ),
      ),
  ),
  phi_calls: column.signed(
    'Phi of calls',
    'Correlation of the calls of the two classes; null where one of them is never called',
    (own) =>
      orNull(
        phi(at(own, 'known'), at(own, 'called'), turned(own, 'called'), at(own, 'calledBoth')),
      ),
  ),
} as const;

type Table = { readonly columns: typeof columns };

export type CoPredictionRow = RowOf<Table>;

function* pairsOf(task: string, team: string, calls: CoCalls): Generator<Source> {
  const n = calls.classes.length;
  const own: Source = { task, team, calls, x: 0, y: 0 };
  for (own.x = 0; own.x < n; own.x++) {
    for (own.y = 0; own.y < n; own.y++) if (own.x !== own.y) yield own;
  }
}

/** `co_predictions` of one submission. */
export function coPredictionRows(task: string, team: string, calls: CoCalls): CoPredictionRow[] {
  return Array.from(pairsOf(task, team, calls), (own) => column.row(columns, own));
}

export const CO_PREDICTIONS = resultTable({
  name: 'co_predictions',
  description:
    'What images of a class are called when the class is missed, and when it is found, for each team.',
  key: ['task', 'team', 'class', 'other'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores', 'threshold'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ images, threshold }) => {
    const filler = new ColumnFiller<Source, typeof columns>(columns);
    for (const source of await images()) {
      for (const team of source.teams) {
        const calls = await source.coCalls(team, threshold);
        if (calls) filler.add(pairsOf(source.task, team, calls));
      }
    }
    return filler.made();
  },
});
