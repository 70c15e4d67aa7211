import type { ChartMark, ChartSpec, SpecProblem } from './spec';

export type ChartValue = string | number | boolean | null;
export type ChartRow = Readonly<Record<string, ChartValue>>;

/** A column of the rows that are drawn. */
export interface ChartColumn {
  readonly name: string;
  readonly kind: 'number' | 'category';
}

export type Channel = 'x' | 'y' | 'colour' | 'facet';
export const CHANNELS: readonly Channel[] = ['x', 'y', 'colour', 'facet'];

/** Channels a mark cannot do without. */
const NEEDED: Readonly<Record<ChartMark, readonly Channel[]>> = {
  dot: ['x', 'y'],
  line: ['x', 'y'],
  bar: [],
  rect: ['x'],
  tick: ['x'],
  box: ['x', 'y'],
  heat: ['x', 'y', 'colour'],
};

/** What does not fit between a specification and the columns there are. */
export function checkColumns(spec: ChartSpec, columns: readonly ChartColumn[]): SpecProblem[] {
  const kinds = new Map(columns.map((column) => [column.name, column.kind]));
  const problems: SpecProblem[] = [];
  const say = (path: string, message: string) => problems.push({ path, message });
  for (const channel of CHANNELS) {
    const column = spec[channel]?.column;
    if (column === undefined) {
      if (NEEDED[spec.mark].includes(channel)) say(channel, `is needed by ${spec.mark}`);
    } else if (!kinds.has(column)) {
      const known = columns.map(({ name }) => name);
      say(
        `${channel}.column`,
        `${spec.source} has no column ${column}; it has ${known.join(', ')}`,
      );
    }
  }
  if (problems.length > 0) return problems;
  const isNumber = (channel: 'x' | 'y' | 'colour') => {
    const given = spec[channel];
    if (!given || kinds.get(given.column) !== 'number') return false;
    return !('scale' in given) || given.scale !== 'band';
  };
  for (const channel of ['x', 'y'] as const) {
    const given = spec[channel];
    if (!given) continue;
    const numeric = kinds.get(given.column) === 'number';
    if (!numeric && given.scale && given.scale !== 'band') {
      say(`${channel}.scale`, `${given.column} holds no numbers; expected band`);
    }
    const domain = given.domain ?? [];
    if (given.scale === 'log' && domain.some((end) => end <= 0)) {
      say(`${channel}.domain`, 'a log scale has no room for 0 or less');
    }
    if (domain.length > 0 && domain[0]! >= domain[1]!) {
      say(`${channel}.domain`, 'expected the lower end first');
    }
  }
  if (spec.mark === 'bar' && !spec.x && !spec.y) say('x', 'or y is needed by bar');
  if (spec.mark === 'bar' && spec.x && spec.y && !isNumber('x') && !isNumber('y')) {
    say('y', 'or x has to be numbers; without it the rows are counted');
  }
  if (spec.mark === 'rect' && spec.y && !isNumber('y')) {
    say('y.column', 'a histogram over two columns needs numbers in both');
  }
  if (spec.mark === 'rect' && !isNumber('x')) say('x.column', 'a histogram needs numbers');
  if (spec.mark === 'tick' && !isNumber('x')) say('x.column', 'ticks stand for numbers');
  if (spec.mark === 'heat' && !isNumber('colour')) {
    say('colour.column', 'a heat map needs numbers for its colour');
  }
  if (spec.mark === 'box' && isNumber('x') === isNumber('y')) {
    say('x', 'or y, one of the two, has to be numbers, the other names');
  }
  return problems;
}

/** A specification that makes sense of the columns, keeping of `before` what still fits. */
export function defaultSpec(
  source: string,
  mark: ChartMark,
  columns: readonly ChartColumn[],
  before?: ChartSpec,
): ChartSpec {
  const named = (kind: ChartColumn['kind'], first: readonly string[]) => {
    const all = columns.filter((column) => column.kind === kind).map(({ name }) => name);
    return [...new Set([...first.filter((name) => all.includes(name)), ...all])];
  };
  const across = named('number', ['prevalence', 'threshold', 'x', 'mean_score']);
  const values = named('number', ['ap', 'map', 'y', 'positive_rate', 'prevalence']);
  const value = values.find((name) => name !== across[0]) ?? values[0];
  const categories = named('category', ['class', 'team', 'band']);
  const groups = named('category', ['band', 'team']);
  const at = (channel: 'x' | 'y' | 'colour', column: string | undefined) =>
    column === undefined ? {} : { [channel]: { column } };
  const [name, other] = categories;
  const cloud = { ...at('x', across[0]), ...at('y', value), ...at('colour', groups[0]) };
  const along = { ...at('x', value), ...at('y', name) };
  const plain: Record<ChartMark, Partial<ChartSpec>> = {
    dot: cloud,
    line: cloud,
    bar: along,
    rect: at('x', value),
    tick: along,
    box: along,
    heat: { ...at('x', other ?? name), ...at('y', name), ...at('colour', value) },
  };
  if (before) {
    const kept = { ...before, source, mark };
    if (checkColumns(kept, columns).length === 0) return kept;
  }
  const title = before?.title === undefined ? {} : { title: before.title };
  return { source, mark, ...plain[mark], ...title };
}
