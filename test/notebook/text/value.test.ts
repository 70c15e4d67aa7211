import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeSettings } from '@/lib/notebook/document/store';
import { readValue, writeValue } from '@/lib/notebook/text/value';
import { openQuerySession } from '../query/support';

describe('a value in a text', () => {
  let open: Awaited<ReturnType<typeof openQuerySession>>;
  beforeAll(async () => {
    open = await openQuerySession();
  });
  afterAll(() => open.duckDb.close());

  async function written(source: string): Promise<string> {
    const { select, format, of } = readValue(source);
    const value = await open.querySession.reads.scalar(select, { rows: of?.rows });
    return writeValue(value, format);
  }

  it('of several rows says which columns tell them apart', async () => {
    await expect(written("class_metrics.fnr where team = 'TeamA'")).rejects.toThrow(
      /More than one row matches; expected exactly one\. They differ in class\b.*: add a condition/,
    );
    await expect(written('team_metrics.map')).rejects.toThrow('They differ in team: add');
    await expect(written('select fnr from class_metrics')).rejects.toThrow(/exactly one\.$/);
  });

  it.each([
    ["team_metrics.map where team = 'TeamA'", '0.806'],
    ["team_metrics.map where team = 'TeamA' | .4", '0.8056'],
    ["team_metrics.map where team = 'TeamA' | .1%", '80.6\u00a0%'],
    ['select count(*) from operating_points', '6,006'],
    ["team_metrics.team where rank = 1 and team || '' = team", 'TeamB'],
    ["class_metrics.fnr where team = 'TeamA' and class = 'Edema'", '0.333'],
    ['select -0.5 | +.1', '−0.5'],
    ['select 0.5 | +.1', '+0.5'],
    ['select NULL', '–'],
    ["select 'a | b'", 'a | b'],
  ])('%s is %s', async (source, expected) => {
    expect(await written(source)).toBe(expected);
  });

  it('follows the threshold', async () => {
    const source = "class_metrics.fnr where team = 'TeamA' and class = 'Edema' | .2";
    changeSettings({ threshold: 0.8 });
    expect(await written(source)).toBe('0.67');
    changeSettings({ threshold: 0.5 });
  });

  it.each([
    ['team_metrics', 'expected a value as in'],
    ['map where team', 'expected a value as in'],
    ['team_metrics.map | red', 'is no format'],
    ['drop table team_metrics', 'expected a value as in'],
    ['team_metrics.map', 'More than one row'],
    ["team_metrics.map where team = 'nobody'", 'No row matches'],
    ['team_metrics.nosuch where rank = 1', 'nosuch'],
    ['nosuch.map where true', 'nosuch'],
    ['team_metrics.map where true; drop table file_1', 'Expected one SELECT'],
    ['select 1, 2', 'Expected one column'],
    ["select 'x' | .2", 'is no number'],
  ])('%s is refused in words', async (source, words) => {
    await expect(written(source)).rejects.toThrow(words);
  });
});
