import * as Plot from '@observablehq/plot';

/** The class, team or band that a datum is about. */
export interface Tags {
  readonly class?: string;
  readonly team?: string;
  readonly band?: string | null;
  /** What else tells the mark apart in its figure, for clicks on it; it selects nothing. */
  readonly part?: string;
}

const KEYS = ['class', 'team', 'band', 'part'] as const;

/** Index of the datum that D3 has bound to an element; the first of a line's or area's. */
function boundIndex(element: Element): number | undefined {
  const bound = (element as Element & { __data__?: unknown }).__data__;
  const index: unknown = Array.isArray(bound) ? bound[0] : bound;
  return typeof index === 'number' ? index : undefined;
}

/** Writes a datum's tags on the element that shows it. */
function tag(element: Element, datum: Tags): void {
  for (const key of KEYS) {
    const value = datum[key];
    if (typeof value === 'string') element.setAttribute(`data-${key}`, value);
  }
}

/** Options of a mark whose elements carry `data-class`, `data-team` and `data-band` of their datum. */
function withTags<const T extends Plot.MarkOptions>(
  data: readonly Tags[],
  options: T,
): T & { render: Plot.RenderFunction } {
  const render: Plot.RenderFunction = (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    for (const element of group?.children ?? []) {
      const datum = data[boundIndex(element) ?? -1];
      if (datum) tag(element, datum);
    }
    return group;
  };
  return { ...options, render };
}

type DrawMark<T> = <D extends object>(data: readonly (D & Tags)[], options: T) => Plot.Markish;

function withDataTags<T extends Plot.MarkOptions>(
  mark: (data: readonly Tags[], options: T) => Plot.Markish,
): DrawMark<T> {
  return (data, options) => mark(data, withTags(data, options));
}

/** Plot's marks, each of whose elements is tagged with the datum that it shows. */
export const tagged = {
  barX: withDataTags<Plot.BarXOptions>(Plot.barX),
  barY: withDataTags<Plot.BarYOptions>(Plot.barY),
  cell: withDataTags<Plot.CellOptions>(Plot.cell),
  dot: withDataTags<Plot.DotOptions>(Plot.dot),
  line: withDataTags<Plot.LineOptions>(Plot.line),
  link: withDataTags<Plot.LinkOptions>(Plot.link),
  rect: withDataTags<Plot.RectOptions>(Plot.rect),
  rectY: withDataTags<Plot.RectYOptions>(Plot.rectY),
  ruleY: withDataTags<Plot.RuleYOptions>(Plot.ruleY),
  text: withDataTags<Plot.TextOptions>(Plot.text),
  tickX: withDataTags<Plot.TickXOptions>(Plot.tickX),
};

/** Texts that there is no room for: hidden until what they name is selected. */
export function spareText(data: readonly Tags[], options: Plot.TextOptions): Plot.Markish {
  const shown = withTags(data, options);
  const render: Plot.RenderFunction = (...given) => {
    const group = shown.render(...given);
    for (const element of group?.children ?? []) {
      element.setAttribute('data-spare', '');
      element.setAttribute('display', 'none');
    }
    return group;
  };
  return Plot.text(data, { ...options, render });
}
