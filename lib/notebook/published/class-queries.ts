import { type Bands, DEFAULT_BANDS } from '@/lib/challenge/bands';
import { canonicalClassKey } from '@/lib/challenge/class-names';
import type { PublishedTables } from '@/lib/challenge/published';
import type { ClassMetricRow } from '@/lib/scoring/result-tables';
import { quoteText } from '@/lib/sql/quote';
import { list } from '../query/rows-behind';
import { letterOf, type PrintedView } from './printed-view';

const TRAINING_PREVALENCE = `train_positives
    / (SELECT first(samples ORDER BY rowid) FROM published_datasets WHERE split = 'train')`;

/** The band of a class by its training prevalence, or its group. */
function bandBy(bands: Bands): string {
  const rules =
    bands.by === 'group'
      ? bands.groups.map(
          ({ name, classes }) =>
            `WHEN lower(class) IN ${list(classes, '(', ')')} THEN ${quoteText(name)}`,
        )
      : bands.bands.map(({ name, above, atLeast }) => {
          const lower = above !== undefined ? `> ${above}` : `>= ${atLeast ?? 0}`;
          return `WHEN prevalence ${lower} THEN ${quoteText(name)}`;
        });
  return `CASE ${rules.join('\n    ')} END`;
}

/** Printed figures, a row for each class and team, in the order of the supplementary tables. */
function printedClasses(task: string, bands: Bands | null): string {
  const figure = (metric: string) => `max(value) FILTER (WHERE metric = '${metric}') AS ${metric}`;
  return `WITH training AS (
  SELECT class, ${TRAINING_PREVALENCE} AS prevalence
  FROM published_classes
), printed AS (
  SELECT task, team, class,
    ${bandBy(bands ?? DEFAULT_BANDS)} AS band,
    prevalence, ${['ap', 'f1', 'fnr'].map(figure).join(',\n    ')},
    string_agg(source_table, ', ' ORDER BY m.rowid) AS source_tables, min(m.rowid) AS place
  FROM published_class_metrics AS m LEFT JOIN training USING (class)
  WHERE task = ${quoteText(task)}
  GROUP BY task, team, class, prevalence
)`;
}

type Shown = Pick<PrintedView, 'task' | 'teams' | 'allTeams'>;

/** The query that gives the printed class figures of a task. */
export function printedClassQuery(view: Shown, bands: Bands | null): string {
  const taken =
    view.teams.length < view.allTeams.length ? `\nWHERE team IN ${list(view.teams, '(', ')')}` : '';
  return `${printedClasses(view.task, bands)}
SELECT * EXCLUDE (place) FROM printed${taken}
ORDER BY place`;
}

/** Means of the printed class figures by band beside those of Table 5. */
export function printedBandsQuery(task: string): string {
  return `${printedClasses(task, null)}, means AS (
  SELECT team, band, count(ap) AS classes, avg(ap) AS recomputed, min(place) AS place
  FROM printed WHERE band IS NOT NULL AND ap IS NOT NULL
  GROUP BY team, band
), rows AS (
  FROM means
  UNION ALL
  SELECT team, 'average', sum(classes), avg(recomputed), NULL FROM means
  GROUP BY team HAVING count(*) = 3
)
SELECT team, band, rows.classes::INTEGER AS classes, recomputed, printed,
  recomputed - printed AS difference
FROM rows LEFT JOIN (
  UNPIVOT (SELECT team, head, medium, tail, average FROM published_bands
    WHERE task = ${quoteText(task)})
  ON head, medium, tail, average INTO NAME band VALUE printed
) USING (team, band)
WHERE team IN (SELECT team FROM rows WHERE band = 'average')
ORDER BY (SELECT min(place) FROM printed AS p WHERE p.team = rows.team),
  list_position(['head', 'medium', 'tail', 'average'], band)`;
}

/** Names as the paper spells them; those that are spelled alike need no rule. */
function renamed(column: string, names: ReadonlyMap<string, string>): string {
  const rules = [...names].filter(([own, printed]) => own !== printed);
  if (rules.length === 0) return column;
  const cases = rules.map(([own, printed]) => `WHEN ${quoteText(own)} THEN ${quoteText(printed)}`);
  return `CASE ${column}\n      ${cases.join('\n      ')}\n      ELSE ${column} END`;
}

/** The query that sets computed figures of a task beside the printed ones. */
export function differencesQuery(
  tables: PublishedTables,
  printed: PrintedView,
  computed: readonly ClassMetricRow[],
  metric: 'ap' | 'f1' | 'fnr',
): string {
  const keys = new Map(printed.classOrder.map((name) => [canonicalClassKey(name), name]));
  const classes = new Map<string, string>();
  const teams = new Map<string, string>();
  for (const row of computed) {
    const name = keys.get(canonicalClassKey(row.class));
    const team = letterOf(tables, row.team);
    if (name) classes.set(row.class, name);
    if (team) teams.set(row.team, team);
  }
  const letters = [...new Set(teams.values())].filter((team) => printed.teams.includes(team));
  return `WITH computed AS (
  SELECT ${renamed('team', teams)} AS team,
    ${renamed('class', classes)} AS class, ${metric} AS computed
  FROM class_metrics
  WHERE task = ${quoteText(computed[0]?.task ?? printed.task)}
    AND team IN ${list([...teams.keys()], '(', ')')}
), printed AS (
  SELECT team, class, max(value) FILTER (WHERE metric = ${quoteText(metric)}) AS published,
    min(rowid) AS place
  FROM published_class_metrics
  WHERE task = ${quoteText(printed.task)} AND team IN ${list(letters, '(', ')')}
  GROUP BY team, class
)
SELECT class, team, ${quoteText(metric)} AS metric, published, computed,
  computed - published AS difference
FROM printed JOIN computed USING (team, class)
ORDER BY place`;
}
