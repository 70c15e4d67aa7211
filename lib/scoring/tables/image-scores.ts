import { InputError } from '@/lib/ingest/input-error';
import { bitsOf, countBits, either } from '@/lib/metrics';
import { callOf, type TeamScores } from '../images/class-images';
import { calledFor } from '../images/misses';
import type { ImageSource } from '../images/source';
import { orNull } from '../undefined';
import { ColumnFiller } from './by-column';
import { type ColumnsOf, computed, resultTable } from './declare';

/** An image, a class and a team. It changes from row to row. */
interface Source {
  readonly task: string;
  readonly class: string;
  image: string | null;
  label: number;
  team: TeamScores;
  score: number;
  called: boolean | null;
}

const column = computed<Source>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  image: column.text('Image', 'Id of the image', ({ image }) => image),
  class: column.text('Class', 'Name of the class', (own) => own.class),
  label: column.count('Label', '0 or 1; null where it is unknown', ({ label }) =>
    label > 1 ? null : label,
  ),
  team: column.text('Team', 'Name of the team', ({ team }) => team.team),
  score: column.score(
    'Score',
    'Probability; of scores on the scale rank the score as it is; null where there is none',
    ({ score }) => orNull(score),
  ),
  called: column.count(
    'Called',
    '1 if the probability is above the threshold, else 0; null without a probability',
    ({ called }) => (called === null ? null : Number(called)),
  ),
} as const;

type Table = { readonly columns: typeof columns };

function* rowsOfClass(
  source: ImageSource,
  index: number,
  threshold: number,
  teams: readonly TeamScores[],
): Generator<Source> {
  const labels = source.labels[index]!;
  const first = teams[0];
  if (!first) return;
  const own: Source = {
    task: source.task,
    class: source.classes[index]!.name,
    image: null,
    label: 0,
    team: first,
    score: Number.NaN,
    called: null,
  };
  for (let row = 0; row < labels.length; row++) {
    own.label = labels[row]!;
    if (own.label !== 1 && !teams.some((team) => callOf(team, row, threshold))) continue;
    own.image = source.ids.at(row);
    for (const team of teams) {
      own.team = team;
      own.score = team.scores[row]!;
      own.called = callOf(team, row, threshold);
      yield own;
    }
  }
}

/** Rows that fit into the memory of a page. */
const MOST_ROWS = 4_000_000;

/** @throws InputError where a table of so many rows would not fit into memory */
async function checkRows(sources: readonly ImageSource[], threshold: number): Promise<void> {
  let rows = 0;
  for (const source of sources) {
    const { labels, classes, teams } = source;
    const calls = await source.calls(threshold);
    for (const [index, { name }] of classes.entries()) {
      let shown = bitsOf(labels[index]!, 1);
      for (const own of calls) {
        const called = own.calls && calledFor(own.calls, name);
        if (called) shown = either(shown, called);
      }
      rows += countBits(shown) * teams.length;
    }
  }
  if (rows <= MOST_ROWS) return;
  const expected = `at most ${MOST_ROWS.toLocaleString('en-US')} rows`;
  throw new InputError(
    `image_scores would have ${rows.toLocaleString('en-US')} rows at the threshold ${threshold}; expected ${expected}: raise the threshold, or query the tables of the prediction files, which have all scores`,
    { file: 'image_scores', expected },
  );
}

/** `image_scores` of some tasks, by column. */
async function imageScores(
  sources: readonly ImageSource[],
  threshold: number,
): Promise<ColumnsOf<Table>> {
  await checkRows(sources, threshold);
  const filler = new ColumnFiller<Source, typeof columns>(columns);
  for (const source of sources) {
    for (const [index, { name }] of source.classes.entries()) {
      filler.add(rowsOfClass(source, index, threshold, await source.scores(name)));
    }
  }
  return filler.made();
}

export const IMAGE_SCORES = resultTable({
  name: 'image_scores',
  description:
    'Scores of all teams for each image and class that is labelled positive, or that any team calls positive at the threshold. The tables of the files have all scores.',
  key: ['task', 'image', 'class', 'team'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores', 'threshold'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ images, threshold }) => imageScores(await images(), threshold),
});
