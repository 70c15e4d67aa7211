import { changeSelection, currentDocument } from '@/lib/notebook/document/store';
import { changeEphemeral, visibleSelection } from '@/lib/notebook/ephemeral';
import {
  afterPick,
  isSame,
  NOTHING_SELECTED,
  type Selection,
  selectionOf,
  selectionWithin,
  union,
} from '@/lib/notebook/selection';
import {
  marksOf,
  marksWithin,
  type PlacedMark,
  placedMarks,
  pointedAt,
} from '@/lib/plots/core/marks';
import type { Tags } from '@/lib/plots/core/tagged';
import { followBrush } from './brush';

/** Whether a click or key adds to the selection. */
export function isAdding(event: MouseEvent | KeyboardEvent): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey;
}

/** Selects what the tags name. */
export function pick(tags: Tags, add: boolean): void {
  changeSelection(afterPick(currentDocument().selection, selectionOf(tags), add));
}

function brushOver(svg: Element, pressed: PointerEvent, onBrush: OnBrush | undefined): void {
  const add = isAdding(pressed);
  const all = marksOf(svg).map(({ tags }) => tags);
  let marks: readonly PlacedMark[] = [];
  let inside: readonly Tags[] = [];
  let selection: Selection = NOTHING_SELECTED;
  const suppress = new AbortController();
  followBrush(pressed, {
    start: () => {
      marks = placedMarks(svg);
      // Suppress the click after a drag.
      window.addEventListener('click', (event) => event.stopPropagation(), {
        capture: true,
        signal: suppress.signal,
      });
    },
    move: (area) => {
      inside = marksWithin(marks, area).map(({ tags }) => tags);
      if (onBrush) return;
      const within = selectionWithin(inside, all);
      selection = add ? union(currentDocument().selection, within) : within;
      if (!isSame(selection, visibleSelection())) changeEphemeral({ brush: selection });
    },
    end: (completed) => {
      setTimeout(() => suppress.abort());
      if (onBrush) {
        if (completed) onBrush(inside);
        return;
      }
      changeEphemeral({ brush: null });
      if (completed) changeSelection(selection);
    },
  });
}

/** Called instead of selecting on a plain click on a point that is not a name. */
export type OnPoint = (tags: Tags) => void;

/** Called instead of selecting with the tags of all marks in a brush. */
export type OnBrush = (tags: readonly Tags[]) => void;

export interface FigureHandlers {
  readonly onPoint?: OnPoint | undefined;
  readonly onBrush?: OnBrush | undefined;
}

/** Lets clicks and brushes in a figure select. Returns a function that ends this. */
export function listenToFigure(host: HTMLElement, handlers: () => FigureHandlers): () => void {
  const watch = new AbortController();
  const { signal } = watch;
  const press = (event: PointerEvent) => {
    const svg = host.querySelector('svg');
    if (event.pointerType === 'touch' || event.button !== 0 || !event.isTrusted || !svg) return;
    if (!(event.target instanceof Element) || !svg.contains(event.target)) return;
    // Keep Plot from pinning its tip, but let others outside the figure see the event.
    event.stopPropagation();
    host.dispatchEvent(new PointerEvent(event.type, event));
    if (marksOf(svg).length > 0) brushOver(svg, event, handlers().onBrush);
  };
  const click = (event: MouseEvent) => {
    const pointed = event.target instanceof Element ? pointedAt(event.target) : null;
    if (!pointed) return;
    const { onPoint } = handlers();
    const add = isAdding(event);
    if (onPoint && !pointed.isName && !add) onPoint(pointed.tags);
    else pick(pointed.tags, add);
  };
  host.addEventListener('pointerdown', press, { capture: true, signal });
  host.addEventListener('click', click, { signal });
  return () => watch.abort();
}
