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
