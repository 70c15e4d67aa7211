import { chartFigure } from '@/lib/plots/chart/chart';
import type { ChartColumn, ChartRow } from '@/lib/plots/chart/columns';
import type { ChartSpec } from '@/lib/plots/chart/spec';
import type { FigureParams } from '@/lib/plots/core/params';
import { classMetrics } from '../rows';

const categories = ['team', 'class', 'band'];

export const ROWS: readonly ChartRow[] = classMetrics;
export const COLUMNS: readonly ChartColumn[] = Object.keys(classMetrics[0]!).map((name) => ({
  name,
  kind: categories.includes(name) ? 'category' : 'number',
}));

const BOX = 'chart-box';

/** A chart of each mark, of the rows that the other figures are drawn from. */
export const SPECS: Readonly<Record<string, ChartSpec>> = {
  'chart-dot': {
    source: 'class_metrics',
    mark: 'dot',
    x: { column: 'prevalence', scale: 'log', title: 'Prevalence' },
    y: { column: 'ap', domain: [0, 1], title: 'Average precision' },
    colour: { column: 'band' },
    title: 'Average precision against prevalence',
  },
  'chart-line': {
    source: 'class_metrics',
    mark: 'line',
    x: { column: 'prevalence' },
    y: { column: 'ap' },
    colour: { column: 'team' },
  },
  'chart-bar': {
    source: 'class_metrics',
    mark: 'bar',
    x: { column: 'ap' },
    y: { column: 'class' },
    sort: { by: 'value', descending: true },
  },
  'chart-bar-beside': {
    source: 'class_metrics',
    mark: 'bar',
    x: { column: 'class' },
    y: { column: 'ap' },
    colour: { column: 'team' },
  },
  'chart-bar-stacked': {
    source: 'class_metrics',
    mark: 'bar',
    y: { column: 'team' },
    colour: { column: 'band' },
  },
  'chart-rect': { source: 'class_metrics', mark: 'rect', x: { column: 'auroc' } },
  'chart-tick': {
    source: 'class_metrics',
    mark: 'tick',
    x: { column: 'fnr' },
    y: { column: 'band' },
    colour: { column: 'band' },
  },
  [BOX]: { source: 'class_metrics', mark: 'box', x: { column: 'ap' }, y: { column: 'band' } },
  'chart-heat': {
    source: 'class_metrics',
    mark: 'heat',
    x: { column: 'team' },
    y: { column: 'class' },
    colour: { column: 'ap', title: 'Average precision' },
  },
  'chart-facet': {
    source: 'class_metrics',
    mark: 'dot',
    x: { column: 'ap' },
    y: { column: 'auroc' },
    colour: { column: 'band' },
    facet: { column: 'team' },
  },
};

/** Every chart whose marks are linked to other figures: a box stands for many rows. */
export const CHARTS: Readonly<Record<string, (params: FigureParams) => SVGSVGElement>> =
  Object.fromEntries(
    Object.entries(SPECS)
      .filter(([name]) => name !== BOX)
      .map(([name, spec]) => [
        name,
        (params: FigureParams) => chartFigure(ROWS, COLUMNS, spec, params),
      ]),
  );
