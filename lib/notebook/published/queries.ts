/** The query that gives the published leaderboards with the averages printed elsewhere. */
export const PUBLISHED_LEADERBOARD_QUERY = `SELECT l.*,
  ${['micro_f1', 'macro_fnr', 'micro_fnr'].map((name) => `${name}.value AS ${name}`).join(', ')}
FROM published_leaderboard AS l
${['micro_f1', 'macro_fnr', 'micro_fnr']
  .map(
    (name) => `LEFT JOIN published_averages AS ${name}
  ON ${name}.task = l.task AND ${name}.team = l.team AND ${name}.statistic = '${name}'`,
  )
  .join('\n')}
ORDER BY l.rowid`;

/** The query that gives the label quality of each class in the order shown. */
export function labelQualityQuery(order: 'rule_based' | 'gpt_4o' | 'difference' | 'class'): string {
  const by = order === 'class' ? 'class COLLATE NOCASE' : `${order} DESC, rowid`;
  return `SELECT class, rule_based, gpt_4o, gpt_4o - rule_based AS difference
FROM published_label_quality WHERE class <> 'Mean'
ORDER BY ${by}`;
}

/** The query that scores the printed Task 1 results over the classes of CXR-LT 2023. */
export const AGAINST_2023_QUERY = `SELECT m.task, m.team, count(*) AS classes, avg(m.value) AS recomputed,
  (SELECT s.value FROM published_statements AS s
    WHERE s.quantity = 'map_2023_classes' AND s.team = m.team) AS printed
FROM published_class_metrics AS m JOIN published_classes AS c USING (class)
WHERE m.task = 'Task 1' AND m.metric = 'ap' AND c.origin <> 'cxr-lt-2024'
GROUP BY m.task, m.team
ORDER BY min(m.rowid)`;

/** The query that gives the measured figures of the synthetic twin beside their targets. */
export const TWIN_FIDELITY_QUERY = 'SELECT * FROM twin_fidelity';

/**
 * The query that finds the counts of positives that fit the printed rates: those n for which each FNR
 * is a fraction k / n to three decimals and, among these, those for which each F1 is 2 TP / (n + calls).
 */
export const GOLD_POSITIVES_QUERY = `WITH gold AS (
  SELECT first(samples ORDER BY rowid) AS images FROM published_datasets
  WHERE split = 'test' AND task = 'Task 2'
), rates AS (
  SELECT class, team, max(value) FILTER (WHERE metric = 'fnr') AS fnr,
    max(value) FILTER (WHERE metric = 'f1') AS f1, min(rowid) AS place
  FROM published_class_metrics WHERE task = 'Task 2'
  GROUP BY class, team
), tried AS (
  SELECT class, fnr, f1, place, images, n::INTEGER AS n, round(fnr * n) AS missed
  FROM rates, gold, range(1, 1000) AS counts(n)
  WHERE n <= images AND fnr IS NOT NULL
), checked AS (
  SELECT class, place, n, abs(missed / n - fnr) <= 0.000500001 AS fits_fnr,
    f1 IS NULL OR (n = missed AND f1 = 0) OR (n > missed AND f1 > 0 AND list_bool_or(
      list_transform([-1, 0, 1], lambda near: (
        round(2 * (n - missed) / f1) - n + near BETWEEN n - missed AND images - missed
        AND abs(2 * (n - missed) / (round(2 * (n - missed) / f1) + near) - f1) <= 0.000500001
      )))) AS fits_f1
  FROM tried
), fitting AS (
  SELECT class, min(place) AS place, n, bool_and(fits_f1) AS fits_f1
  FROM checked GROUP BY class, n HAVING bool_and(fits_fnr)
)
SELECT class, min(n) AS smallest, count(*) AS fitting,
  string_agg(n, ' ' ORDER BY n) AS counts,
  coalesce(string_agg(n, ' ' ORDER BY n) FILTER (WHERE fits_f1), '') AS counts_with_f1
FROM fitting GROUP BY class
ORDER BY smallest DESC, min(place)`;
