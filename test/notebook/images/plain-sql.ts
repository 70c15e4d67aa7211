import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeSettings } from '@/lib/notebook/document/store';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { querySessionOver } from '../query/support';
import { sessionWith } from '../support';

export interface Board {
  readonly files: () => readonly File[];
  /** SQL of the raw files: a row for each image and class with a known label, and for each score. */
  readonly labels: string;
  readonly scores: string;
  readonly threshold: number;
  /** A class with few positives. */
  readonly rareClass: string;
}

/** SQL of a wide table as rows of image, class and value. */
export const long = (table: string, id: string, value: string) =>
  `SELECT ${id} AS image, replace(replace(class, 'prob_', ''), '_', ' ') AS class, CAST(${value} AS DOUBLE) AS ${value} FROM (UNPIVOT ${table} ON COLUMNS(* EXCLUDE (${id})) INTO NAME class VALUE ${value})`;

/** Tests that tables of images are what plain SQL says of the files. */
export function comparesWithPlainSql(board: Board, isSkipped = false): void {
  let open: ReturnType<typeof querySessionOver>;

  beforeAll(async () => {
    if (isSkipped) return;
    open = querySessionOver(await sessionWith(board.files()));
    changeSettings({ ...INITIAL_SETTINGS, threshold: board.threshold });
  });
  afterAll(() => open?.duckDb.close());

  async function rowsOf(sql: string) {
    const { querySession } = open;
    querySession.setQueries([{ id: 'q', name: 'q', sql }]);
    await querySession.run('q');
    const { phase, result } = querySession.state('q');
    if (phase.kind === 'failed') throw phase.error;
    return result?.rows ?? [];
  }

  /** Scores with labels: `called` is null where the label is unknown. */
  const raw = () => `
    WITH l AS (${board.labels}), s AS (${board.scores}),
    r AS (SELECT team, image, class, CAST(label AS INTEGER) AS label, score,
      CAST(score > ${board.threshold} AS INTEGER) AS called
      FROM l JOIN s USING (image, class) WHERE label IS NOT NULL)`;

  /** Both ways, so that neither side has a row that the other lacks. */
  async function expectSame(plain: string, ours: string) {
    const differing = await rowsOf(`${raw()}, plain AS (${plain}), ours AS (${ours})
      (SELECT 'lacking' AS what, * FROM (SELECT * FROM plain EXCEPT ALL SELECT * FROM ours) LIMIT 3)
      UNION ALL
      (SELECT 'surplus', * FROM (SELECT * FROM ours EXCEPT ALL SELECT * FROM plain) LIMIT 3)`);
    expect(differing).toEqual([]);
    expect((await rowsOf(`SELECT count(*) AS rows FROM (${ours})`))[0]!.rows).toBeGreaterThan(0);
  }

  it.skipIf(isSkipped)('misses and their counts', async () => {
    const missed = `SELECT image, class, CAST(count(*) AS INTEGER) AS teams,
      CAST(sum(1 - called) AS INTEGER) AS missed_by FROM r WHERE label = 1 GROUP BY ALL`;
    await expectSame(missed, 'SELECT image, class, teams, missed_by FROM misses');
    await expectSame(
      `SELECT class, teams, missed_by, CAST(count(*) AS INTEGER) AS images FROM (${missed}) GROUP BY ALL`,
      'SELECT class, teams, missed_by, images FROM miss_counts',
    );
  });

  it.skipIf(isSkipped)('misses that two teams share', async () => {
    await expectSame(
      `SELECT a.team, b.team AS other, class, CAST(count(*) AS INTEGER) AS positives,
        CAST(sum(1 - a.called) AS INTEGER) AS missed, CAST(sum(1 - b.called) AS INTEGER) AS other_missed,
        CAST(sum((1 - a.called) * (1 - b.called)) AS INTEGER) AS both_missed,
        round(corr(1 - a.called, 1 - b.called), 10) AS correlation
      FROM r a JOIN r b USING (image, class, label) WHERE label = 1 AND a.team < b.team GROUP BY ALL`,
      `SELECT team, other, class, positives, missed, other_missed, both_missed,
        round(coalesce(correlation, 'nan'::DOUBLE), 10) AS correlation
      FROM miss_correlations WHERE class IS NOT NULL AND positives > 0`,
    );
  });

  it.skipIf(isSkipped)('calls of other classes', async () => {
    await expectSame(
      `SELECT a.team, a.class, b.class AS other,
        CAST(count(*) FILTER (a.label = 1 AND a.called = 0 AND b.called = 1) AS INTEGER) AS missed_called,
        CAST(count(*) FILTER (a.label = 1 AND a.called = 1 AND b.called = 1) AS INTEGER) AS found_called,
        CAST(count(*) FILTER (a.label = 1 AND a.called = 0 AND b.called = 1 AND b.label = 0) AS INTEGER) AS missed_mistaken,
        CAST(count(*) FILTER (a.label = 1 AND a.called = 1 AND b.called = 1 AND b.label = 0) AS INTEGER) AS found_mistaken,
        CAST(count(*) AS INTEGER) AS images,
        CAST(sum(a.label * b.label) AS INTEGER) AS labelled_both,
        CAST(sum(a.called * b.called) AS INTEGER) AS called_both,
        round(corr(a.label, b.label), 10) AS phi_labels, round(corr(a.called, b.called), 10) AS phi_calls
      FROM r a JOIN r b ON a.team = b.team AND a.image = b.image AND a.class <> b.class GROUP BY ALL`,
      `SELECT team, class, other, missed_called, found_called, missed_mistaken, found_mistaken, images,
        labelled_both, called_both, round(coalesce(phi_labels, 'nan'::DOUBLE), 10) AS phi_labels,
        round(coalesce(phi_calls, 'nan'::DOUBLE), 10) AS phi_calls FROM co_predictions`,
    );
    await expectSame(
      `SELECT team, class, CAST(sum(1 - called) AS INTEGER) AS missed, CAST(sum(called) AS INTEGER) AS found
      FROM r WHERE label = 1 GROUP BY ALL`,
      'SELECT DISTINCT team, class, missed, found FROM co_predictions WHERE missed + found > 0',
    );
  });

  it.skipIf(isSkipped)('misses with and without another class', async () => {
    await expectSame(
      `SELECT * FROM (SELECT a.team, a.class, b.class AS other,
        CAST(sum(b.label) AS INTEGER) AS positives_with,
        CAST(sum((1 - a.called) * b.label) AS INTEGER) AS missed_with,
        CAST(sum(1 - b.label) AS INTEGER) AS positives_without,
        CAST(sum((1 - a.called) * (1 - b.label)) AS INTEGER) AS missed_without
      FROM r a JOIN r b ON a.team = b.team AND a.image = b.image AND a.class <> b.class
      WHERE a.label = 1 GROUP BY ALL) WHERE positives_with >= 20 AND positives_without >= 20`,
      'SELECT team, class, other, positives_with, missed_with, positives_without, missed_without FROM conditional_fnr',
    );
  });

  it.skipIf(isSkipped)('images that flip between two submissions', async () => {
    await expectSame(
      `SELECT a.team, b.team AS other, class, among, CAST(count(*) AS INTEGER) AS images,
        CAST(count(*) FILTER (a.called <> label AND b.called = label) AS INTEGER) AS fixed,
        CAST(count(*) FILTER (a.called = label AND b.called <> label) AS INTEGER) AS broken,
        CAST(count(*) FILTER (a.called <> label AND b.called <> label) AS INTEGER) AS both_wrong
      FROM r a JOIN r b USING (image, class, label)
      JOIN (VALUES ('all', 0), ('all', 1), ('positives', 1), ('negatives', 0)) v(among, own) ON own = label
      WHERE a.team <> b.team GROUP BY ALL`,
      'SELECT team, other, class, among, images, fixed, broken, both_wrong FROM flips WHERE images > 0',
    );
  });

  it.skipIf(isSkipped)('scores of images that are labelled or called positive', async () => {
    await expectSame(
      `SELECT image, class, team, label, round(score, 5) AS score, called FROM r
      WHERE label = 1 OR (image, class) IN (SELECT (image, class) FROM r WHERE called = 1)`,
      `SELECT image, class, team, label, round(score, 5) AS score, called FROM image_scores
      WHERE label IS NOT NULL AND score IS NOT NULL`,
    );
  });

  it.skipIf(isSkipped)('label candidates, without the team that disagrees most', async () => {
    // Placement values by joining each positive with each negative: of one rare class.
    await expectSame(
      `SELECT image, class, label, round(disagreement, 6) AS disagreement FROM (
        SELECT image, class, label, (sum(own) - max(own)) / (count(*) - 1) AS disagreement FROM (
          SELECT a.team, a.image, a.class, a.label, avg(CASE WHEN a.score = b.score THEN 0.5
            WHEN (a.score > b.score) = (a.label = 0) THEN 1 ELSE 0 END) AS own
          FROM r a JOIN r b ON a.team = b.team AND a.class = b.class AND a.label <> b.label
          WHERE a.class = '${board.rareClass}' GROUP BY ALL) GROUP BY ALL HAVING count(*) > 1)
      WHERE disagreement >= 0.5
      QUALIFY rank() OVER (PARTITION BY label ORDER BY disagreement DESC) <= 20`,
      `SELECT image, class, label, round(disagreement, 6) AS disagreement FROM label_candidates
      WHERE class = '${board.rareClass}' AND teams > 1
      QUALIFY rank() OVER (PARTITION BY label ORDER BY disagreement DESC) <= 20`,
    );
  });
}
