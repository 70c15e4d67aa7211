import { canonicalClassKey } from '@/lib/challenge/class-names';
import {
  type DifferenceRow,
  type PublishedClassRow,
  type PublishedTables,
  publishedClassRows,
  publishedDifferences,
} from '@/lib/challenge/published';
import type { ClassMetricRow } from '@/lib/scoring/result-tables';
import type { NotebookSettings } from '../settings';

/** Printed figures in the columns of `class_metrics` that figures read; counts are not printed. */
export interface PrintedClassRow extends PublishedClassRow {
  readonly positives: null;
  readonly images: null;
  readonly auroc: null;
  readonly ece: null;
}

/** One task of the paper as the cells show it. */
export interface PrintedView {
  readonly task: string;
  readonly classOrder: readonly string[];
  readonly allTeams: readonly string[];
  readonly teams: readonly string[];
  readonly rows: readonly PrintedClassRow[];
}

type Settings = Pick<NotebookSettings, 'bands' | 'order' | 'hiddenTeams'>;

function orderedClasses(rows: readonly PublishedClassRow[], order: Settings['order']): string[] {
  const byName = new Map(rows.map((row) => [row.class, row.prevalence]));
  const names = [...byName.keys()];
  if (order === 'name') names.sort((a, b) => a.localeCompare(b, 'en'));
  if (order === 'prevalence') {
    names.sort((a, b) => (byName.get(b) ?? -1) - (byName.get(a) ?? -1));
  }
  return names;
}

/** The printed class figures of one task, under the settings in force. */
export function printedView(
  tables: PublishedTables,
  task: string,
  { bands, order, hiddenTeams }: Settings,
): PrintedView {
  const own = publishedClassRows(tables, bands ?? undefined).filter((row) => row.task === task);
  const allTeams = [...new Set(own.map((row) => row.team))];
  const teams = allTeams.filter((team) => !hiddenTeams.includes(team));
  const rows = own
    .filter((row) => teams.includes(row.team))
    .map((row) => ({ ...row, positives: null, images: null, auroc: null, ece: null }));
  return { task, classOrder: orderedClasses(own, order), allTeams, teams, rows };
}

/** The published name of a team: named by its letter (`A`, `Team A`) or by its handle. */
export function letterOf(tables: PublishedTables, team: string): string | undefined {
  const bare = team.trim().toLowerCase();
  const handles = tables.published_teams.map(({ team: own, handle }) => [own, handle] as const);
  const others = tables.published_class_metrics.map(({ team: own }) => [own, ''] as const);
  return [...handles, ...others].find(([own, handle]) =>
    [own, `team ${own}`, handle].some((name) => name !== '' && name.toLowerCase() === bare),
  )?.[0];
}

/** A printed figure beside the computed one, with the class's training prevalence. */
export interface ComparedRow extends DifferenceRow {
  readonly prevalence: number | null;
}

/** Computed rows of a task that is one of the paper's, beside the printed ones. */
export function comparedRows(
  tables: PublishedTables,
  printed: PrintedView,
  computed: readonly ClassMetricRow[],
): ComparedRow[] {
  const names = new Map(printed.classOrder.map((name) => [canonicalClassKey(name), name]));
  const named = computed.flatMap((row) => {
    const name = names.get(canonicalClassKey(row.class));
    const team = letterOf(tables, row.team);
    return name && team ? [{ ...row, task: printed.task, team, class: name }] : [];
  });
  const prevalence = new Map(printed.rows.map((row) => [row.class, row.prevalence]));
  return publishedDifferences(printed.rows, named).map((row) => ({
    ...row,
    prevalence: prevalence.get(row.class) ?? null,
  }));
}
