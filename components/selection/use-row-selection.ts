'use client';

import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
} from 'react';
import { forFigures } from '@/lib/notebook/selection-of-marks';
import { onShownSelection, shownSelection } from '@/lib/notebook/shown-selection';
import { MARKS, tagsOf } from '@/lib/plots/marks';
import { isAsked, picker } from '@/lib/plots/picker';
import type { Tags } from '@/lib/plots/tagged';
import { isAdding, pick } from './figure-pointer';
import { useClassBands } from './use-class-bands';

const ROWS = 'tbody tr[data-class], tbody tr[data-team], tbody tr[data-band]';

/** Says on each row and cell whether it is picked, as `data-picked`; on none of which nothing was asked. */
function markRows(table: Element, bandOf: (name: string) => string | null): void {
  const selection = forFigures(shownSelection(), bandOf);
  const picks = picker(selection);
  for (const element of table.querySelectorAll(`tbody :is(${MARKS})`)) {
    const tags = tagsOf(element);
    if (!picks || !isAsked(tags, selection)) {
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
 * Links a table with the selection: rows of what is selected are marked where they stand; a click on
 * a name selects it, Enter or Space on a row all that the row stands for.
 */
export function useRowSelection(table: RefObject<HTMLElement | null>) {
  const bandOf = useClassBands();
  const latest = useRef(bandOf);
  // Rows come and go as the table scrolls: they are marked after each drawing.
  useLayoutEffect(() => {
    latest.current = bandOf;
    if (table.current) markRows(table.current, bandOf);
  });
  useLayoutEffect(
    () =>
      onShownSelection(() => {
        if (table.current) markRows(table.current, latest.current);
      }),
    [table],
  );
  const onClick = useCallback((event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const tag = event.target.closest('[data-name]')?.getAttribute('data-name');
    const row = event.target.closest(ROWS);
    if (!row || !tag) return;
    const tags = tagsOf(row);
    const { class: name, team, band } = tags;
    const named = { class: { class: name ?? undefined, band }, team: { team }, band: { band } };
    if (tag in named) pick(named[tag as keyof Tags], isAdding(event.nativeEvent));
  }, []);
  const onKeyDown = useCallback((event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || !event.target.matches(ROWS)) return;
    if (event.key === 'Enter' || event.key === ' ') {
      pick(tagsOf(event.target), isAdding(event.nativeEvent));
    } else if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    else if (!focusBeside(event.target, event.key === 'ArrowDown')) return;
    event.preventDefault();
  }, []);
  return { onClick, onKeyDown };
}
