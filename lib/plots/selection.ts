import { type FigureMark, marksOf } from './marks';
import { type FigureSelection, isAsked, picker } from './picker';

const MUTED = '0.25';
/** Words stay legible, so that what is greyed can still be found. */
const MUTED_TEXT = '0.4';
/** So many labels that found no room of their own are shown once they are picked. */
const FEW = 8;

/** Children of each group whose picked marks were brought to the front, as they stood before. */
const moved = new WeakMap<Element, Map<Element, readonly Element[]>>();

/** Kinds of marks that cover each other. */
const COVERING = new Set(['dot', 'line', 'link']);

function bringToFront(figure: Element, picked: ReadonlySet<Element>): void {
  const before = moved.get(figure);
  for (const [group, children] of before ?? []) group.append(...children);
  moved.delete(figure);
  const groups = new Map<Element, Element[]>();
  for (const element of picked) {
    const group = element.parentElement;
    if (group) groups.set(group, [...(groups.get(group) ?? []), element]);
  }
  const changed = new Map<Element, readonly Element[]>();
  for (const [group, elements] of groups) {
    if (elements.length === group.childElementCount) continue;
    changed.set(group, [...group.children]);
    group.append(...elements);
  }
  if (changed.size > 0) moved.set(figure, changed);
}

/** The band of each class as far as the figure's own marks say it. */
function bandsOf(marks: readonly FigureMark[]): Map<string, string> {
  const bands = new Map<string, string>();
  for (const { tags } of marks) {
    if (tags.class !== undefined && tags.band) bands.set(tags.class, tags.band);
  }
  return bands;
}

function set(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Opacity of fill and stroke: that of a whole element would take a browser twice as long to paint. */
function mute(element: Element, opacity: string | null): void {
  set(element, 'fill-opacity', opacity);
  set(element, 'stroke-opacity', opacity);
}

/**
 * Greys every mark of the figure that stands for a class, team or band that is not picked, and
 * brings picked ones to the front; marks that stand for none are left alone. Can be called again on
 * a figure that is on the page.
 */
export function applySelection(figure: Element, selection: FigureSelection | undefined): void {
  const marks = marksOf(figure);
  const bands = bandsOf(marks);
  const bandOf = (name: string) => bands.get(name) ?? selection?.bandOf?.(name);
  const picks = picker({ ...selection, bandOf });
  const front = new Set<Element>();
  const spare: Element[] = [];
  for (const { element, tags, kind } of marks) {
    const picked = picks?.(tags) ?? false;
    mute(element, picks && !picked ? (kind === 'text' ? MUTED_TEXT : MUTED) : null);
    if (picked && COVERING.has(kind)) front.add(element);
    if (element.hasAttribute('data-spare')) {
      set(element, 'display', 'none');
      if (picked && isAsked(tags, selection ?? {})) spare.push(element);
    }
  }
  if (spare.length <= FEW) for (const element of spare) set(element, 'display', null);
  bringToFront(figure, front);
}
