import type { KeyboardEvent } from 'react';
import type { PaneActions } from './PicturePane';

/** What keys of the viewer do. */
export interface ViewerActions {
  go(step: number): void;
  toggleTag(index: number): void;
  select(): void;
  writeNote(): void;
  /** Null where there is no picture. */
  readonly pane: PaneActions | null;
}

export const ZOOM = 1.5;

export const KEYS =
  '← → previous and next; + − 0 zoom; arrows with Shift move; I invert; 1 2 3 tags; N note; S select; Esc close';

const isTyping = (target: EventTarget) =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

function move(key: string, pane: PaneActions | null): void {
  if (key === 'ArrowLeft') pane?.pan(-1, 0);
  else if (key === 'ArrowRight') pane?.pan(1, 0);
  else if (key === 'ArrowUp') pane?.pan(0, -1);
  else pane?.pan(0, 1);
}

/** Does what a key says; false for keys that say nothing. */
function act(key: string, { go, toggleTag, select, writeNote, pane }: ViewerActions): boolean {
  switch (key) {
    case 'ArrowLeft':
      go(-1);
      return true;
    case 'ArrowRight':
      go(1);
      return true;
    case '+':
    case '=':
      pane?.zoom(ZOOM);
      return true;
    case '-':
      pane?.zoom(1 / ZOOM);
      return true;
    case '0':
      pane?.fit();
      return true;
    case 'i':
      pane?.invert();
      return true;
    case 'n':
      writeNote();
      return true;
    case 's':
      select();
      return true;
    case '1':
    case '2':
    case '3':
      toggleTag(Number(key) - 1);
      return true;
    default:
      return false;
  }
}

/** Handles a key pressed anywhere in the viewer, but not while the reader types. */
export function onViewerKey(event: KeyboardEvent, actions: ViewerActions): void {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isMove = event.shiftKey && key.startsWith('Arrow');
  if (isMove) move(key, actions.pane);
  else if (!act(key, actions)) return;
  event.preventDefault();
}
