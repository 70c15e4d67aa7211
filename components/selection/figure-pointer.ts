import {
  afterPick,
  changeSelection,
  isSame,
  NOTHING_SELECTED,
  type Selection,
  selectionStore,
  union,
} from '@/lib/notebook/selection';
import { heldBy, standsFor } from '@/lib/notebook/selection-of-marks';
import { previewSelection, shownSelection } from '@/lib/notebook/shown-selection';
import { marksOf, marksWithin, type PlacedMark, placedMarks, pointedAt } from '@/lib/plots/marks';
import type { Tags } from '@/lib/plots/tagged';
import { followBrush } from './brush';

/** Is the reader adding to the selection? */
export function isAdding(event: MouseEvent | KeyboardEvent): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey;
}

/** Selects what the tags stand for, as a click or a key asks. */
export function pick(tags: Tags, add: boolean): void {
  changeSelection(afterPick(selectionStore.getState(), standsFor(tags), add));
}

function brushOver(svg: Element, pressed: PointerEvent): void {
  const add = isAdding(pressed);
  const all = marksOf(svg).map(({ tags }) => tags);
  let marks: readonly PlacedMark[] = [];
  let held: Selection = NOTHING_SELECTED;
  const swallow = new AbortController();
  followBrush(pressed, {
    start: () => {
      marks = placedMarks(svg);
      // Letting go is no click.
      window.addEventListener('click', (event) => event.stopPropagation(), {
        capture: true,
        signal: swallow.signal,
      });
    },
    move: (area) => {
      const inside = heldBy(
        marksWithin(marks, area).map(({ tags }) => tags),
        all,
      );
      held = add ? union(selectionStore.getState(), inside) : inside;
      if (!isSame(held, shownSelection())) previewSelection(held);
    },
    end: (kept) => {
      setTimeout(() => swallow.abort());
      previewSelection(null);
      if (kept) changeSelection(held);
    },
  });
}

/** Told of a plain click on a point that is not a name, in place of selecting it. */
export type OnPoint = (tags: Tags) => void;

/** Clicks and brushes in a figure select; answers how to stop listening. */
export function listenToFigure(host: HTMLElement, onPoint: () => OnPoint | undefined): () => void {
  const watch = new AbortController();
  const { signal } = watch;
  const press = (event: PointerEvent) => {
    const svg = host.querySelector('svg');
    if (event.pointerType === 'touch' || event.button !== 0 || !event.isTrusted || !svg) return;
    if (!(event.target instanceof Element) || !svg.contains(event.target)) return;
    // Plot would pin its tip; those outside the figure still hear that something was pressed.
    event.stopPropagation();
    host.dispatchEvent(new PointerEvent(event.type, event));
    if (marksOf(svg).length > 0) brushOver(svg, event);
  };
  const click = (event: MouseEvent) => {
    const pointed = event.target instanceof Element ? pointedAt(event.target) : null;
    if (!pointed) return;
    const onOwnPoint = onPoint();
    const add = isAdding(event);
    if (onOwnPoint && !pointed.isName && !add) onOwnPoint(pointed.tags);
    else pick(pointed.tags, add);
  };
  host.addEventListener('pointerdown', press, { capture: true, signal });
  host.addEventListener('click', click, { signal });
  return () => watch.abort();
}
