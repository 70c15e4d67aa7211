import type { Tags } from './tagged';

/** Selector of the elements of a figure or table that are about a class, team, band or part of it. */
export const MARKS = '[data-class],[data-team],[data-band],[data-part]';

/** The tags of an element. */
export function tagsOf(element: Element): Tags {
  const tag = (name: string) => element.getAttribute(`data-${name}`) ?? undefined;
  return { class: tag('class'), team: tag('team'), band: tag('band'), part: tag('part') };
}

/** A tagged element. */
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

/** Kinds that span two values: their middle means nothing to a brush. */
const SPANS = new Set(['line', 'link', 'rule', 'area']);

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A mark with its box on the screen. */
export interface PlacedMark extends FigureMark {
  readonly box: Box;
}

/** The marks that a brush can select, with their present boxes. */
export function placedMarks(figure: Element): PlacedMark[] {
  return marksOf(figure)
    .filter(({ kind }) => !SPANS.has(kind))
    .map((mark) => ({ ...mark, box: mark.element.getBoundingClientRect() }));
}

/**
 * Marks in an area: rectangles that it touches, other marks whose middle is in it. Names count only
 * if nothing else is in it: the name of a point outside may reach into it.
 */
export function marksWithin(marks: readonly PlacedMark[], area: Box): PlacedMark[] {
  const found = marks.filter(({ kind, box }) => {
    if (kind === 'rect') {
      const across = box.left < area.right && area.left < box.right;
      return across && box.top < area.bottom && area.top < box.bottom;
    }
    const x = (box.left + box.right) / 2;
    const y = (box.top + box.bottom) / 2;
    return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
  });
  const points = found.filter(({ kind }) => kind !== 'text');
  return points.length > 0 ? points : found;
}

/** The tags of the datum whose tip is shown in the element's plot, if any. */
function underTip(element: Element): Tags | null {
  const plot: (Element & { value?: unknown }) | null = element.closest('svg');
  const datum = plot?.value;
  if (typeof datum !== 'object' || datum === null) return null;
  const tag = (name: keyof Tags) => {
    const value: unknown = Reflect.get(datum, name);
    return typeof value === 'string' ? value : undefined;
  };
  return { class: tag('class'), team: tag('team'), band: tag('band'), part: tag('part') };
}

/** What a click on the element selects: the mark itself, else the datum of the tip near it. */
export function pointedAt(
  element: Element,
): { readonly tags: Tags; readonly isName: boolean } | null {
  const mark = element.closest(MARKS);
  if (mark) {
    const tags = tagsOf(mark);
    // The text in a cell of a matrix belongs to the cell.
    return { tags, isName: mark.tagName === 'text' && tags.part === undefined };
  }
  const tags = underTip(element);
  return tags && { tags, isName: false };
}

/** Outlines the marks of one class, team or band, for readers who use the keyboard. */
export function ringMarks(figure: Element, tag: keyof Tags, name: string | null): Element | null {
  let first: Element | null = null;
  for (const { element, tags } of marksOf(figure)) {
    const current = name !== null && tags[tag] === name && (tag !== 'band' || !tags.class);
    if (current) first ??= element;
    element.toggleAttribute('data-current', current);
  }
  return first;
}

/**
 * Makes a figure one image with one description for assistive technology. Plot labels the parts of
 * its drawings for code, not for people: a hidden group around them keeps these labels from being
 * read out, also those of parts that it draws later, under the pointer.
 */
export function asOneImage<T extends Element>(drawing: T): T {
  const parts = drawing.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'g');
  parts.setAttribute('aria-hidden', 'true');
  parts.append(...drawing.childNodes);
  drawing.append(parts);
  return drawing;
}
