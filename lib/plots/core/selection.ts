import { canonicalClassKey } from '@/lib/challenge/class-names';
import { teamKey } from '@/lib/challenge/team-key';
import { type FigureMark, marksOf } from './marks';
import type { Tags } from './tagged';

const MUTED = '0.25';
/** Texts stay legible, so that unselected names can still be found. */
const MUTED_TEXT = '0.4';
/** Most labels without room that are shown while they are selected. */
const FEW = 8;

/** Children of each group whose selected marks came to the front, in their former order. */
const moved = new WeakMap<Element, Map<Element, readonly Element[]>>();

/** Kinds of marks that may cover each other. */
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

/** The band of each class, as far as the figure's marks are tagged with it. */
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
 * Greys every mark of a class, team or band that is not selected, and brings selected marks to the
 * front; marks of none are unchanged. Can be called again on a figure that is on the page.
 */
export function applySelection(figure: Element, selection: FigureSelection | undefined): void {
  const marks = marksOf(figure);
  const bands = bandsOf(marks);
  const bandOf = (name: string) => bands.get(name) ?? selection?.bandOf?.(name);
  const picks = selectionTest({ ...selection, bandOf });
  const front = new Set<Element>();
  const spare: Element[] = [];
  for (const { element, tags, kind } of marks) {
    const picked = picks?.(tags) ?? false;
    mute(element, picks && !picked ? (kind === 'text' ? MUTED_TEXT : MUTED) : null);
    if (picked && COVERING.has(kind)) front.add(element);
    if (element.hasAttribute('data-spare')) {
      set(element, 'display', 'none');
      if (picked && isRestricted(tags, selection ?? {})) spare.push(element);
    }
  }
  if (spare.length <= FEW) for (const element of spare) set(element, 'display', null);
  bringToFront(figure, front);
}

/** What the reader has selected; an absent or empty set selects everything. */
export interface FigureSelection {
  readonly classes?: ReadonlySet<string>;
  readonly teams?: ReadonlySet<string>;
  readonly bands?: ReadonlySet<string>;
  /** The band of a class, for marks that are not tagged with it. */
  bandOf?(name: string): string | null | undefined;
}

function keys(names: ReadonlySet<string> | undefined, key: (name: string) => string) {
  return new Set([...(names ?? [])].map(key));
}

/**
 * A test of whether a mark is selected, or null if nothing is. A class is selected by its name or
 * its band; a mark of a class and a team needs both. A mark of no class (or team, or band) is not
 * tested for one.
 */
export function selectionTest(
  selection: FigureSelection | undefined,
): ((tags: Tags) => boolean) | null {
  const classes = keys(selection?.classes, canonicalClassKey);
  const teams = keys(selection?.teams, teamKey);
  const bands = new Set(selection?.bands);
  if (classes.size + teams.size + bands.size === 0) return null;
  const picksClass = (name: string, band: string | null | undefined) => {
    if (classes.has(canonicalClassKey(name))) return true;
    const own = band ?? selection?.bandOf?.(name);
    return typeof own === 'string' && bands.has(own);
  };
  return (tags) => {
    if (tags.team !== undefined && teams.size > 0 && !teams.has(teamKey(tags.team))) return false;
    if (tags.class !== undefined) {
      return classes.size + bands.size === 0 || picksClass(tags.class, tags.band);
    }
    return typeof tags.band !== 'string' || bands.size === 0 || bands.has(tags.band);
  };
}

/** Whether the selection restricts what the tags are about; otherwise all such marks are selected. */
export function isRestricted(tags: Tags, { classes, teams, bands }: FigureSelection): boolean {
  const has = (names: ReadonlySet<string> | undefined) => (names?.size ?? 0) > 0;
  if (tags.team !== undefined && has(teams)) return true;
  if (tags.class !== undefined) return has(classes) || has(bands);
  return typeof tags.band === 'string' && has(bands);
}
