import { holm, mcnemar } from '@/lib/metrics';
import { AMONG, type Among, type FlipCounts, flipCounts, flipsOf } from '../images/flips';
import type { TaskCalls, TeamCalls } from '../images/source';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';
import { callsOfTask } from './misses';

/** One class of two submissions. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly other: string;
  readonly class: string;
  readonly among: Among;
  readonly counts: FlipCounts;
  readonly p: number;
  readonly pHolm: number;
}

const column = computed<Source>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('From', 'Name of the team', ({ team }) => team),
  other: column.text('To', 'Name of the team it is compared with', ({ other }) => other),
  class: column.text('Class', 'Name of the class', (own) => own.class),
  among: column.oneOf(
    'Among',
    'Images that are counted: all with a known label, positives or negatives',
    AMONG,
    ({ among }) => among,
  ),
  images: column.images('Images', 'Images that both scored', ({ counts }) => counts.images),
  fixed: column.images(
    'Fixed',
    'Wrong in the first, right in the second, at the threshold',
    ({ counts }) => counts.fixed,
  ),
  broken: column.images(
    'Broken',
    'Right in the first, wrong in the second',
    ({ counts }) => counts.broken,
  ),
  both_wrong: column.images('Both wrong', 'Wrong in both', ({ counts }) => counts.bothWrong),
  p: column.score('p', 'p value of McNemar’s exact test', ({ p }) => orNull(p)),
  p_holm: column.score('p (Holm)', 'Adjusted over the classes of the two', (own) =>
    orNull(own.pHolm),
  ),
} as const;

export type FlipRow = RowOf<{ readonly columns: typeof columns }>;

/** `flips` of two submissions, by class. */
export function flipRows(
  calls: TaskCalls,
  team: TeamCalls,
  other: TeamCalls,
  among: Among,
): FlipRow[] {
  const counted = calls.classes.flatMap(({ name }, index) => {
    const flips = flipsOf(calls, index, team, other, among);
    return flips ? [{ class: name, counts: flipCounts(flips) }] : [];
  });
  const p = counted.map(({ counts }) => mcnemar(counts.fixed, counts.broken));
  const adjusted = holm(p);
  return counted.map((own, i) =>
    column.row(columns, {
      task: calls.task,
      team: team.team,
      other: other.team,
      among,
      ...own,
      p: p[i]!,
      pHolm: adjusted[i]!,
    }),
  );
}

export const FLIPS = resultTable({
  name: 'flips',
  description:
    'Images that are right in one of two submissions and wrong in the other, by class, for each two teams.',
  key: ['task', 'team', 'other', 'class', 'among'],
  columns,
  order: ['class'],
  dependsOn: ['labels', 'scores', 'threshold'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ images, threshold }) => {
    const rows: FlipRow[] = [];
    for (const source of await images()) {
      const calls = await callsOfTask(source, threshold);
      for (const team of calls.teams) {
        for (const other of calls.teams) {
          if (team === other) continue;
          for (const among of AMONG) rows.push(...flipRows(calls, team, other, among));
        }
      }
    }
    return rows;
  },
});
