import { type ChartMark, type ChartSpec, readSpec, type SpecProblem, writeSpec } from './spec';

export type ChartValue = string | number | boolean | null;
export type ChartRow = Readonly<Record<string, ChartValue>>;

/** A column of the rows that are drawn. */
export interface ChartColumn {
  readonly name: string;
  readonly kind: 'number' | 'category';
}

export type Channel = 'x' | 'y' | 'colour' | 'facet';
export const CHANNELS: readonly Channel[] = ['x', 'y', 'colour', 'facet'];

/** Channels that each mark requires. */
const NEEDED: Readonly<Record<ChartMark, readonly Channel[]>> = {
  dot: ['x', 'y'],
  line: ['x', 'y'],
  bar: [],
  rect: ['x'],
  tick: ['x'],
  box: ['x', 'y'],
  heat: ['x', 'y', 'colour'],
};

/** Tells which channels show numbers: those of number columns, unless their scale is of names. */
export function numericChannels(
  spec: ChartSpec,
  columns: readonly ChartColumn[],
): (channel: 'x' | 'y' | 'colour') => boolean {
  return (channel) => {
    const given = spec[channel];
    const kind = columns.find(({ name }) => name === given?.column)?.kind;
    return kind === 'number' && !(given && 'scale' in given && given.scale === 'band');
  };
}

/** Checks that a specification fits the columns there are. */
export function checkColumns(spec: ChartSpec, columns: readonly ChartColumn[]): SpecProblem[] {
  const kinds = new Map(columns.map((column) => [column.name, column.kind]));
  const problems: SpecProblem[] = [];
  const say = (path: string, message: string) => problems.push({ path, message });
  for (const channel of CHANNELS) {
    const column = spec[channel]?.column;
    if (column === undefined) {
      if (NEEDED[spec.mark].includes(channel)) say(channel, `is required for ${spec.mark}`);
    } else if (!kinds.has(column)) {
      const known = columns.map(({ name }) => name);
      say(
        `${channel}.column`,
        `${spec.source} has no column ${column}; it has ${known.join(', ')}`,
      );
    }
  }
  if (problems.length > 0) return problems;
  const isNumber = numericChannels(spec, columns);
  for (const channel of ['x', 'y'] as const) {
    const given = spec[channel];
    if (!given) continue;
    const numeric = kinds.get(given.column) === 'number';
    if (!numeric && given.scale && given.scale !== 'band') {
      say(`${channel}.scale`, `${given.column} is not numeric; expected band`);
    }
    const domain = given.domain ?? [];
    if (given.scale === 'log' && domain.some((end) => end <= 0)) {
      say(`${channel}.domain`, 'a log scale needs numbers above 0');
    }
    if (domain.length > 0 && domain[0]! >= domain[1]!) {
      say(`${channel}.domain`, 'expected the lower end first');
    }
  }
  if (spec.mark === 'bar' && !spec.x && !spec.y) say('x', 'or y is required for bar');
  if (spec.mark === 'bar' && spec.x && spec.y && !isNumber('x') && !isNumber('y')) {
    say('y', 'or x must be numeric; without it rows are counted');
  }
  if (spec.mark === 'rect' && spec.y && !isNumber('y')) {
    say('y.column', 'a histogram over two columns needs numbers in both');
  }
  if (spec.mark === 'rect' && !isNumber('x')) say('x.column', 'a histogram needs numbers');
  if (spec.mark === 'tick' && !isNumber('x')) say('x.column', 'ticks need numbers');
  if (spec.mark === 'heat' && !isNumber('colour')) {
    say('colour.column', 'a heat map needs numbers for its colour');
  }
  if (spec.mark === 'box' && isNumber('x') === isNumber('y')) {
    say('x', 'and y: one must be numeric, the other names');
  }
  return problems;
}

/** A specification that suits the columns; `before` with the new mark if that still fits. */
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
    const same = { ...before, source, mark };
    if (checkColumns(same, columns).length === 0) return same;
  }
  const title = before?.title === undefined ? {} : { title: before.title };
  return { source, mark, ...plain[mark], ...title };
}

/** A chart that names only its source and mark gets channels that suit its columns. */
function filledSpec(spec: ChartSpec, columns: readonly ChartColumn[]): ChartSpec {
  const isBare = CHANNELS.every((channel) => spec[channel] === undefined);
  return isBare && columns.length > 0 ? defaultSpec(spec.source, spec.mark, columns, spec) : spec;
}

export interface FilledChart {
  /** The specification as written; null if the text is none. */
  readonly named: ChartSpec | null;
  /** The specification that is drawn; null if the text is none. */
  readonly spec: ChartSpec | null;
  readonly problems: readonly SpecProblem[];
  /** The text to show: unchanged if the reader wrote it, else with the filled-in channels. */
  readonly text: string;
}

/** Reads a chart's text and fills in what it leaves open, without changing the document. */
export function fillChart(text: string, columns: readonly ChartColumn[]): FilledChart {
  const { spec: named, problems } = readSpec(text);
  const spec = named && filledSpec(named, columns);
  const isOurs = named !== null && text === writeSpec(named);
  return { named, spec, problems, text: spec && isOurs ? writeSpec(spec) : text };
}
