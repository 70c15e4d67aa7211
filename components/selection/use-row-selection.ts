'use client';

import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import type { RowLink } from '@/components/ui/DataTable';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import { subscribeVisibleSelection, visibleSelection } from '@/lib/notebook/ephemeral';
import { figureSelection } from '@/lib/notebook/selection';
import { MARKS, tagsOf } from '@/lib/plots/core/marks';
import { isRestricted, selectionTest } from '@/lib/plots/core/selection';
import { ALL_CLASSES, bandOfPool } from '@/lib/scoring/pools';
import { isAdding, pick } from './figure-pointer';
import { useClassBands } from './use-class-bands';

const TAGS = ['class', 'team', 'band'] as const;

type DataTags = Partial<Record<`data-${(typeof TAGS)[number]}`, string>>;

/** The class, team and band of a row as data attributes. */
function rowAttributes(row: TableRow, columns: readonly TableColumn[]): DataTags {
  const tags: DataTags = {};
  for (const tag of TAGS) {
    const value = row[tag];
    if (typeof value !== 'string' || !columns.some(({ key }) => key === tag)) continue;
    tags[`data-${tag}`] = value;
  }
  const name = tags['data-class'];
  if (name === undefined) return tags;
  // Pooled classes are not a class; a pool of a band's classes selects the band.
  const { 'data-class': _, ...rest } = tags;
  if (name === ALL_CLASSES) return rest;
  const band = bandOfPool(name);
  return band !== null && row.band === undefined ? { ...rest, 'data-band': band } : tags;
}

/** The kind of name a cell holds, or the team whose column it is in. */
function cellAttributes(key: string, columns: readonly TableColumn[]) {
  const team = columns.find((column) => column.key === key)?.team;
  if (team !== undefined) return { 'data-team': team };
  return TAGS.some((tag) => tag === key) ? { 'data-name': key } : {};
}

const ROWS = 'tbody tr[data-class], tbody tr[data-team], tbody tr[data-band]';

/** Sets `data-picked` on rows and cells of the kind that is selected. */
function markRows(table: Element, bandOf: (name: string) => string | null): void {
  const selection = figureSelection(visibleSelection(), bandOf);
  const picks = selectionTest(selection);
  for (const element of table.querySelectorAll(`tbody :is(${MARKS})`)) {
    const tags = tagsOf(element);
    if (!picks || !isRestricted(tags, selection)) {
      element.removeAttribute('data-picked');
      element.removeAttribute('aria-selected');
      continue;
    }
    const picked = picks(tags);
    element.setAttribute('data-picked', `${picked}`);
    if (element.matches('tr')) element.setAttribute('aria-selected', `${picked}`);
  }
}

/** Moves the focus to the row above or below; false at the ends. */
function focusBeside(row: Element, down: boolean): boolean {
  const next = down ? row.nextElementSibling : row.previousElementSibling;
  if (!(next instanceof HTMLElement) || !next.matches(ROWS)) return false;
  row.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

/**
 * Links a table with the selection: rows of what is selected are marked in place; a click on a name
 * selects it, Enter or Space on a row selects everything the row represents.
 */
export function useRowSelection(): RowLink {
  const bandOf = useClassBands();
  const latest = useRef(bandOf);
  const table = useRef<Element | null>(null);
  const mark = useCallback(() => {
    if (table.current) markRows(table.current, latest.current);
  }, []);
  useLayoutEffect(() => {
    latest.current = bandOf;
    mark();
  }, [bandOf, mark]);
  useLayoutEffect(() => subscribeVisibleSelection(mark), [mark]);
  const onRender = useCallback(
    (element: Element) => {
      table.current = element;
      mark();
    },
    [mark],
  );
  const onClick = useCallback((event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const tag = event.target.closest('[data-name]')?.getAttribute('data-name');
    const row = event.target.closest(ROWS);
    if (!row || !tag) return;
    const tags = tagsOf(row);
    const { class: name, team, band } = tags;
    const named = { class: { class: name ?? undefined, band }, team: { team }, band: { band } };
    if (tag in named) pick(named[tag as keyof typeof named], isAdding(event.nativeEvent));
  }, []);
  const onKeyDown = useCallback((event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || !event.target.matches(ROWS)) return;
    if (event.key === 'Enter' || event.key === ' ') {
      pick(tagsOf(event.target), isAdding(event.nativeEvent));
    } else if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    else if (!focusBeside(event.target, event.key === 'ArrowDown')) return;
    event.preventDefault();
  }, []);
  return useMemo(
    () => ({ rowAttributes, cellAttributes, onClick, onKeyDown, onRender }),
    [onClick, onKeyDown, onRender],
  );
}
