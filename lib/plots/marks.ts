import type { Tags } from './tagged';

/** Finds everything in a figure or table that stands for a class, team or band. */
export const MARKS = '[data-class],[data-team],[data-band]';

/** What an element stands for. */
export function tagsOf(element: Element): Tags {
  const tag = (name: string) => element.getAttribute(`data-${name}`) ?? undefined;
  return { class: tag('class'), team: tag('team'), band: tag('band') };
}

/** An element that stands for something. */
export interface FigureMark {
  readonly element: Element;
  readonly tags: Tags;
  /** What Plot drew it as: `dot`, `text`, `rect`, `line`, `link` ... */
  readonly kind: string;
}

const read = new WeakMap<Element, readonly FigureMark[]>();

/** All marks of a drawn figure, in the order in which they are drawn; read from it once. */
export function marksOf(figure: Element): readonly FigureMark[] {
  const known = read.get(figure);
  if (known) return known;
  const marks = [...figure.querySelectorAll(MARKS)].map((element) => ({
    element,
    tags: tagsOf(element),
    kind: element.parentElement?.getAttribute('aria-label') ?? '',
  }));
  read.set(figure, marks);
  return marks;
}

/** Every class, team and band of the marks, each in the order in which it first appears. */
export function namesIn(marks: readonly { readonly tags: Tags }[]) {
  const all = (tag: keyof Tags) => [
    ...new Set(marks.map(({ tags }) => tags[tag]).filter((name) => typeof name === 'string')),
  ];
  return { classes: all('class'), teams: all('team'), bands: all('band') };
}

/** Kinds that reach from one value to another: no brush can hold them by their middle. */
const SPANS = new Set(['line', 'link', 'rule', 'area']);

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A mark with where it stands on the screen. */
export interface PlacedMark extends FigureMark {
  readonly box: Box;
}

/** Where the marks that a brush can hold stand now. */
export function placedMarks(figure: Element): PlacedMark[] {
  return marksOf(figure)
    .filter(({ kind }) => !SPANS.has(kind))
    .map((mark) => ({ ...mark, box: mark.element.getBoundingClientRect() }));
}

/**
 * Marks that the area holds: rectangles it touches, of all others those whose middle is in it. Names
 * count only where it holds nothing else: beside a point they may lie in it without the point.
 */
export function marksWithin(marks: readonly PlacedMark[], area: Box): PlacedMark[] {
  const held = marks.filter(({ kind, box }) => {
    if (kind === 'rect') {
      const across = box.left < area.right && area.left < box.right;
      return across && box.top < area.bottom && area.top < box.bottom;
    }
    const x = (box.left + box.right) / 2;
    const y = (box.top + box.bottom) / 2;
    return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
  });
  const points = held.filter(({ kind }) => kind !== 'text');
  return points.length > 0 ? points : held;
}

/** What a plot's tip points at, where the element lies in a plot that shows one. */
function underTip(element: Element): Tags | null {
  const plot: (Element & { value?: unknown }) | null = element.closest('svg');
  const datum = plot?.value;
  if (typeof datum !== 'object' || datum === null) return null;
  const tag = (name: keyof Tags) => {
    const value: unknown = Reflect.get(datum, name);
    return typeof value === 'string' ? value : undefined;
  };
  return { class: tag('class'), team: tag('team'), band: tag('band') };
}

/** What a click on the element means: the mark itself, else what the tip beside it is about. */
export function pointedAt(
  element: Element,
): { readonly tags: Tags; readonly isName: boolean } | null {
  const mark = element.closest(MARKS);
  if (mark) return { tags: tagsOf(mark), isName: mark.tagName === 'text' };
  const tags = underTip(element);
  return tags && { tags, isName: false };
}

/** Rings the marks of one class, team or band, for those who move over them by keyboard. */
export function ringMarks(figure: Element, tag: keyof Tags, name: string | null): Element | null {
  let first: Element | null = null;
  for (const { element, tags } of marksOf(figure)) {
    const current = name !== null && tags[tag] === name && (tag !== 'band' || !tags.class);
    if (current) first ??= element;
    element.toggleAttribute('data-current', current);
  }
  return first;
}
