import type { FigureParams } from './params';

/** A page of a list that does not fit into one figure. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Place of its first item in the whole list. */
  readonly from: number;
  /** Items of the whole list. */
  readonly of: number;
  /** How many pages the list takes. */
  readonly pages: number;
}

/** Most rows of a page on the screen. */
const MOST_ROWS = 160;

/** Px of the lowest row and the narrowest column that have a name. */
export const LEAST_STEP = 12.5;

/** How many rows a page may have: on paper as many as are named within its height. */
export function rowsOfPage({ pageHeight }: FigureParams, step = LEAST_STEP): number {
  return pageHeight === undefined ? MOST_ROWS : Math.max(1, Math.floor(pageHeight / step));
}

/** A page of a list, from 0; pages are of about equal length. */
export function pageOf<T>(all: readonly T[], most: number, page = 0): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / Math.max(1, most)));
  const size = Math.ceil(all.length / pages);
  const from = Math.min(page, pages - 1) * size;
  return { items: all.slice(from, from + size), from, of: all.length, pages };
}

/** `Classes 1 to 84 of 1,000.`; empty for a list on one page. */
export function pageNote(what: string, { items, from, of, pages }: Page<unknown>): string {
  if (pages === 1) return '';
  const place = (n: number) => n.toLocaleString('en-US');
  return `${what} ${place(from + 1)} to ${place(from + items.length)} of ${place(of)}.`;
}

/** Says that an axis is zoomed in; empty for axes that begin at 0 or include it. */
export function zoomNote(...domains: readonly (readonly [number, number])[]): string {
  const zoomed = domains.filter(([low, high]) => low > 0 || high < 0);
  if (zoomed.length === 0) return '';
  return domains.length === 1 ? 'The axis does not begin at 0.' : 'Not all axes begin at 0.';
}

/** Joins sentences of a note. */
export function joinNotes(...notes: readonly (string | undefined)[]): string {
  return notes.filter(Boolean).join(' ');
}
