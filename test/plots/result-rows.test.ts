// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { bandNames, DEFAULT_BANDS } from '@/lib/challenge/bands';
import { bandsFigure } from '@/lib/plots/bands';
import { curvesFigure } from '@/lib/plots/curves';
import { fnrFigure } from '@/lib/plots/fnr';
import { heatMapFigure } from '@/lib/plots/heat-map';
import { leaderboardFigure } from '@/lib/plots/leaderboard';
import { longTailFigure } from '@/lib/plots/long-tail';
import { prevalenceFigure } from '@/lib/plots/prevalence';
import { bandMetrics } from '@/lib/scoring/tables/band-metrics';
import { classMetrics } from '@/lib/scoring/tables/class-metrics';
import { curvePoints } from '@/lib/scoring/tables/curve-points';
import { labelCounts } from '@/lib/scoring/tables/label-counts';
import { teamMetrics } from '@/lib/scoring/tables/team-metrics';
import { matrix, submission, task } from '../scoring/support';
import * as rows from './rows';

const labels = [1, 0, 1, 0, 0, 0, 0, 0];
const scores = [0.9, 0.8, 0.5, 0.1, 0.3, 0.2, 0.4, 0.6];
const columns = { Edema: { scores, labels }, Mass: { scores: scores.toReversed(), labels } };
const evaluation = task(
  ['A', 'B', 'C'].map((team) => submission(team, matrix(columns))),
  { Edema: 200, Mass: 5 },
);

it('draws rows of the result tables without conversion', () => {
  const params = rows.params(640);
  const bands = DEFAULT_BANDS;
  const classes = classMetrics(evaluation, 0.5, bands);
  const figures = [
    longTailFigure(labelCounts(evaluation, bands), { ...params, scale: 'log', bands }),
    leaderboardFigure(teamMetrics(evaluation, classes, 0.5), params),
    bandsFigure({ classes, bands: bandMetrics(classes, bandNames(bands)) }, params),
    prevalenceFigure(classes, params),
    heatMapFigure(classes, { ...params, metric: 'auroc' }),
    fnrFigure(classes, params),
    curvesFigure(curvePoints(evaluation), params),
  ];
  for (const figure of figures) {
    expect(figure.querySelectorAll('[data-team],[data-class]').length).toBeGreaterThan(1);
  }
});
