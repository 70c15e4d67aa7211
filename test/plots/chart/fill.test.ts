import { describe, expect, it } from 'vitest';
import { firstChart } from '@/lib/notebook/document/initial';
import type { ChartColumn } from '@/lib/plots/chart/columns';
import { fillChart } from '@/lib/plots/chart/columns';
import { writeSpec } from '@/lib/plots/chart/spec';

const COLUMNS: readonly ChartColumn[] = [
  { name: 'class', kind: 'category' },
  { name: 'prevalence', kind: 'number' },
  { name: 'ap', kind: 'number' },
];
const FILLED = {
  source: 'class_metrics',
  mark: 'dot',
  x: { column: 'prevalence' },
  y: { column: 'ap' },
  colour: { column: 'class' },
};

describe('a chart without channels', () => {
  it('gets channels that suit the columns, also in its text', () => {
    const { spec, text } = fillChart(firstChart(), COLUMNS);
    expect(spec).toEqual(FILLED);
    expect(text).toBe(writeSpec(spec!));
    expect(fillChart(text, COLUMNS)).toEqual({ named: spec, spec, problems: [], text });
  });

  it('waits for its columns, and stays empty if none suits', () => {
    expect(fillChart(firstChart('my_rows'), []).text).toBe(firstChart('my_rows'));
    const ticks = writeSpec({ source: 'q', mark: 'tick' });
    expect(fillChart(ticks, [{ name: 'class', kind: 'category' }]).spec).toEqual({
      source: 'q',
      mark: 'tick',
      y: { column: 'class' },
    });
    expect(fillChart(writeSpec({ source: 'q', mark: 'rect' }), [COLUMNS[0]!]).spec).toEqual({
      source: 'q',
      mark: 'rect',
    });
  });

  it('keeps the text that a reader typed', () => {
    const typed = '{"source":"class_metrics","mark":"dot"}\n';
    expect(fillChart(typed, COLUMNS)).toMatchObject({ spec: FILLED, text: typed });
    expect(fillChart('{', COLUMNS)).toMatchObject({ spec: null, text: '{' });
  });
});
