import type * as Plot from '@observablehq/plot';

/** What a datum may stand for. */
export interface Tags {
  readonly class?: string;
  readonly team?: string;
  readonly band?: string | null;
}

const KEYS = ['class', 'team', 'band'] as const;

/** Index of the datum that D3 has bound to an element; the first of a line's or area's. */
function boundIndex(element: Element): number | undefined {
  const bound = (element as Element & { __data__?: unknown }).__data__;
  const index: unknown = Array.isArray(bound) ? bound[0] : bound;
  return typeof index === 'number' ? index : undefined;
}

/** Writes what a datum stands for on the element that shows it. */
function tag(element: Element, datum: Tags): void {
  for (const key of KEYS) {
    const value = datum[key];
    if (typeof value === 'string') element.setAttribute(`data-${key}`, value);
  }
}

/**
 * Adds to a mark's options that each of its elements carries `data-class`, `data-team` and
 * `data-band` of the datum it stands for.
 */
export function tagged<const T extends Plot.MarkOptions>(data: readonly Tags[], options: T): T {
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

/** As `tagged`, for labels that found no room: they are hidden until what they name is picked. */
export function spareTagged<const T extends Plot.MarkOptions>(
  data: readonly Tags[],
  options: T,
): T {
  const shown = tagged(data, options) as T & { render: Plot.RenderFunction };
  const render: Plot.RenderFunction = (...given) => {
    const group = shown.render(...given);
    for (const element of group?.children ?? []) {
      element.setAttribute('data-spare', '');
      element.setAttribute('display', 'none');
    }
    return group;
  };
  return { ...options, render };
}
