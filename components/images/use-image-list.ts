'use client';

import { type KeyboardEvent, useState } from 'react';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { selectedRows, selectImages, toggleImage } from '@/lib/notebook/images/image-selection';

export interface ImageListParts {
  /** Id of the task. */
  task: string;
  /** Rows as they are shown. */
  rows: Int32Array;
  /** Opens the image at a place. */
  open(place: number): void;
  /** Scrolls so that a place can be seen. */
  reveal(place: number): void;
  /** Images from one line to the next, and lines from one page to the next. */
  perLine: number;
  linesPerPage: number;
}

/** Place after a key that moves; null for other keys. */
function placeAfter(
  key: string,
  place: number,
  { rows, perLine, linesPerPage }: ImageListParts,
): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: perLine > 1 ? -1 : 0,
    ArrowRight: perLine > 1 ? 1 : 0,
    ArrowUp: -perLine,
    ArrowDown: perLine,
    PageUp: -perLine * linesPerPage,
    PageDown: perLine * linesPerPage,
    Home: -rows.length,
    End: rows.length,
  };
  const step = steps[key];
  if (step === undefined) return null;
  return Math.max(0, Math.min(rows.length - 1, place + step));
}

/**
 * Focus and selection in a list of images of which only those in sight are rendered: arrows move,
 * Enter opens, Space selects, with Shift all from the last one on.
 */
export function useImageList(parts: ImageListParts) {
  const { task, rows, open, reveal } = parts;
  const [active, setActive] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const selection = useEphemeral((state) => state.images);
  const selected = selectedRows(selection, task);
  const place = Math.min(active, Math.max(0, rows.length - 1));

  const select = (to: number, isRange: boolean) => {
    setActive(to);
    setAnchor(to);
    if (!isRange) {
      toggleImage(task, rows[to]!);
      return;
    }
    const from = Math.min(anchor, rows.length - 1);
    selectImages(task, [...selected, ...rows.slice(Math.min(from, to), Math.max(from, to) + 1)]);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (rows.length === 0 || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a') return;
      selectImages(task, rows);
    } else if (event.key === 'Enter') open(place);
    else if (event.key === ' ') select(place, event.shiftKey);
    else {
      const next = placeAfter(event.key, place, parts);
      if (next === null) return;
      setActive(next);
      reveal(next);
    }
    event.preventDefault();
  };

  return { active: place, setActive, selected, select, onKeyDown };
}
