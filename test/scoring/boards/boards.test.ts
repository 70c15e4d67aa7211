import { beforeAll, describe, expect, it } from 'vitest';
import { averagePrecision, clopperPearson, Random, rankPositives } from '@/lib/metrics';
import { type BoardComparison, compareBoards } from '@/lib/scoring/boards/comparison';
import { sharedImages } from '@/lib/scoring/boards/shared-images';
import { goldEstimateRows } from '@/lib/scoring/tables/gold-estimates';
import { labelComparisonRows } from '@/lib/scoring/tables/label-comparison';
import { labelEffectRows, labelRankingRows } from '@/lib/scoring/tables/label-effects';
import { type TaskGapRow, taskGapRows } from '@/lib/scoring/tables/task-gaps';
import { type Board, birds, evaluationsOf, sourceOf } from './support';

const compared = async (board: Board) =>
  (await compareBoards(sourceOf(board), evaluationsOf(board), 0.5))!;

const BOARD = birds();
let comparison: BoardComparison;
beforeAll(async () => {
  comparison = await compared(BOARD);
});

describe('the images that two label files share', () => {
  it('are those with a second label, in the order of rows', () => {
    expect([...comparison.shared.rows]).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(comparison.shared.unit).toBeNull();
  });

  it('are none without a second file, or where it labels nothing', async () => {
    const nothing = BOARD.labels.map((own) => own.map(() => 255));
    expect(await sharedImages(sourceOf({ ...BOARD, second: null }))).toBeNull();
    expect(await sharedImages(sourceOf({ ...BOARD, second: nothing }))).toBeNull();
  });
});

describe('label_comparison', () => {
  it('counts the first labels as calls of the second, by hand', async () => {
    const first = Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 1, 255);
    const second = Uint8Array.of(1, 1, 0, 1, 0, 0, 0, 255, 1);
    const shared = await sharedImages(
      sourceOf({ classes: ['Wren'], labels: [first], second: [second], teams: {} }),
    );
    const [row] = labelComparisonRows(shared!);
    expect(row).toMatchObject({
      second: 'expert labels',
      images: 7,
      positives: 3,
      second_positives: 3,
      both: 2,
      sensitivity: 2 / 3,
      specificity: 3 / 4,
      precision: 2 / 3,
    });
    // sklearn.metrics.cohen_kappa_score([1,1,1,0,0,0,0], [1,1,0,1,0,0,0])
    expect(row!.kappa).toBeCloseTo(0.4166666666666667, 12);
    // scipy.stats.binomtest(2, 3).proportion_ci(): (0.09429932..., 0.99159624...)
    expect([row!.precision_lower, row!.precision_upper]).toEqual([...clopperPearson(2, 3)]);
    expect(row!.precision_lower).toBeCloseTo(0.094299324, 8);
  });

  it('has only classes of both files', () => {
    const rows = labelComparisonRows(comparison.shared);
    expect(rows.map((row) => row.class).sort()).toEqual(['Robin', 'Wren']);
  });
});

describe('label_effects', () => {
  it('have the AP of the shared images under both labels', () => {
    const rows = labelEffectRows(comparison);
    const robin = rows.find((r) => r.class === 'Robin' && r.metric === 'ap' && r.team === 'Heron')!;
    const scores = BOARD.teams.Heron![1]!.slice(0, 200);
    const under = (labels: Uint8Array) =>
      averagePrecision(rankPositives(scores, labels.slice(0, 200)));
    expect(robin.first_value).toBeCloseTo(under(BOARD.labels[1]!), 12);
    expect(robin.second_value).toBeCloseTo(under(BOARD.second![1]!), 12);
    expect(robin.lower!).toBeLessThan(robin.change!);
    expect(robin.upper!).toBeGreaterThan(robin.change!);
    const mean = rows.find((r) => r.class === null && r.metric === 'ap' && r.team === 'Heron')!;
    const own = rows.filter((r) => r.class !== null && r.metric === 'ap' && r.team === 'Heron');
    expect(mean.change).toBeCloseTo((own[0]!.change! + own[1]!.change!) / 2, 12);
  });

  it('leave out images that a team did not score, and statistics of ranks at a threshold', async () => {
    const missing = BOARD.teams.Heron!.map((own) => own.map((s, i) => (i < 50 ? Number.NaN : s)));
    const board = { ...BOARD, teams: { Heron: missing }, areProbabilities: false };
    const rows = labelEffectRows(await compared(board));
    const wren = rows.find((row) => row.class === 'Wren' && row.metric === 'ap')!;
    expect(wren.first_value).toBeCloseTo(
      averagePrecision(
        rankPositives(BOARD.teams.Heron![0]!.slice(50, 200), BOARD.labels[0]!.slice(50, 200)),
      ),
      12,
    );
    expect(new Set(rows.map((row) => row.metric))).toEqual(new Set(['ap', 'auroc']));
  });

  it('change nothing where both files say the same', async () => {
    const same = await compared(birds(0));
    for (const row of labelEffectRows(same)) {
      expect([row.change, row.lower, row.upper]).toEqual([0, 0, 0]);
      expect(row.first_rank).toBe(row.second_rank);
    }
    for (const row of labelRankingRows(same)) {
      expect(row.kendall).toBeCloseTo(1, 12);
      expect(row.lower).toBeCloseTo(1, 12);
      expect(row.reversed_pairs).toBe(0);
    }
    for (const row of labelComparisonRows(same.shared)) expect(row.kappa).toBe(1);
  });
});

describe('label_rankings', () => {
  it('find teams whose order the labels reverse', async () => {
    // Kite is better by the field labels, Owl by those of the experts.
    const first = Uint8Array.of(1, 1, 0, 0, 1, 1, 0, 0);
    const second = first.map((label) => 1 - label);
    const right = Float64Array.from(first, (label, i) => 0.9 * label + 0.01 * i);
    const board = {
      classes: ['Wren'],
      labels: [first],
      second: [second],
      teams: { Kite: [right], Owl: [right.map((score) => 1 - score)] },
    };
    const rows = labelRankingRows(await compared(board));
    expect(rows.find((row) => row.class === 'Wren' && row.metric === 'ap')).toMatchObject({
      teams: 2,
      kendall: -1,
      reversed_pairs: 1,
    });
  });
});

describe('task_gaps', () => {
  const of = (rows: readonly TaskGapRow[], wanted: Partial<TaskGapRow>) =>
    rows.filter((row) =>
      Object.entries(wanted).every(([key, value]) => row[key as keyof TaskGapRow] === value),
    );

  it('add up to the gap in each order, and the average is the mean of both', () => {
    const rows = taskGapRows(comparison);
    for (const team of ['Team Owl', 'Heron', null]) {
      for (const metric of ['ap', 'auroc'] as const) {
        const step = (order: TaskGapRow['order'], name: TaskGapRow['step']) =>
          of(rows, { team, metric, order, step: name })[0]!.change!;
        for (const order of ['average', 'classes first', 'images first'] as const) {
          const own = of(rows, { team, metric, order });
          const sum = own.reduce((total, row) => total + row.change!, 0);
          expect(sum).toBeCloseTo(own[0]!.end! - own[0]!.start!, 12);
          expect(own.map((row) => row.place)).toEqual([1, 2, 3, 4]);
        }
        for (const name of ['classes', 'images', 'labels', 'rest'] as const) {
          const mean = (step('classes first', name) + step('images first', name)) / 2;
          expect(step('average', name)).toBeCloseTo(mean, 12);
        }
      }
    }
  });

  it('say the steps of one team, from its own means', () => {
    const rows = taskGapRows(comparison);
    const [classes] = of(rows, { team: 'Heron', metric: 'ap', order: 'classes first' });
    const [task, second] = comparison.evaluations.map(
      ({ submissions }) => submissions.find(({ team }) => team === 'Heron')!.classes,
    );
    expect(classes!.start).toBeCloseTo(task!.reduce((sum, own) => sum + own.ap, 0) / 3, 12);
    expect(classes!.change).toBeCloseTo((task![0]!.ap + task![1]!.ap) / 2 - classes!.start!, 12);
    // The class set is the same in every sample of images; the second task scores the same images.
    expect([classes!.lower, classes!.upper]).toEqual([null, null]);
    expect(classes!.end).toBeCloseTo((second![0]!.ap + second![1]!.ap) / 2, 12);
    const [rest] = of(rows, { team: 'Heron', metric: 'ap', order: 'average', step: 'rest' });
    expect(rest!.change).toBeCloseTo(0, 12);
  });

  it('have no labels step where both files say the same, and no end without a second submission', async () => {
    const board = birds(0);
    const alone = (await compareBoards(sourceOf(board), evaluationsOf(board).slice(0, 1), 0.5))!;
    const rows = taskGapRows(alone);
    expect(of(rows, { team: null })).toEqual([]);
    for (const row of of(rows, { step: 'labels' })) expect(row.change).toBe(0);
    for (const row of of(rows, { step: 'rest' }))
      expect([row.change, row.end]).toEqual([null, null]);
  });
});

describe('gold_estimates', () => {
  it('have the AUROC of about the second labels alone where the first say nothing of them', async () => {
    const random = new Random(5);
    const noise = BOARD.second!.map(
      (own) => own?.map((label) => (label > 1 ? 255 : random.below(2))) ?? null,
    );
    const rows = goldEstimateRows(await compared({ ...BOARD, second: noise }));
    const ranked = rows.filter((row) => row.metric === 'auroc');
    expect(ranked.length).toBeGreaterThan(0);
    for (const row of ranked) {
      expect(row.weight!).toBeLessThan(0.4);
      expect(row.worth_images!).toBeLessThan(1.3 * row.images);
    }
  });

  it('take the first labels of all images where both files say the same', async () => {
    const board = birds(0);
    const rows = goldEstimateRows(await compared(board));
    const wren = rows.find((r) => r.class === 'Wren' && r.metric === 'ap' && r.team === 'Heron')!;
    // A third of the images is shared: the weight is 1 / (1 + 1/3).
    expect(wren.weight).toBeCloseTo(0.75, 9);
    const all = averagePrecision(rankPositives(board.teams.Heron![0]!, board.labels[0]!));
    expect(wren.first_only).toBeCloseTo(all, 12);
    expect(wren.both).toBeCloseTo(wren.second_only! + 0.75 * (all - wren.second_only!), 9);
    expect(wren.worth_images).toBe(800);
    expect(wren.both_upper! - wren.both_lower!).toBeLessThan(
      wren.second_upper! - wren.second_lower!,
    );
  });

  it('say where the shared images are unlike the others', async () => {
    const labels = BOARD.labels.map((own) => own.map((label, i) => (i < 200 ? label : 0)));
    const rows = goldEstimateRows(await compared({ ...BOARD, labels }));
    expect(rows.every((row) => row.selection_p! < 0.001)).toBe(true);
    const random = goldEstimateRows(comparison);
    expect(random.every((row) => row.selection_p! > 0.05)).toBe(true);
  });
});
