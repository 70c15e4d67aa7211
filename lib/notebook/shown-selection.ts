import { createStore } from 'zustand/vanilla';
import { type Selection, selectionStore } from './selection';

/** What a brush on the move would select; it is chosen only once the brush is let go. */
const brushStore = createStore<{ readonly held: Selection | null }>(() => ({ held: null }));

export function previewSelection(held: Selection | null): void {
  brushStore.setState({ held });
}

/** The selection that figures and tables show. */
export function shownSelection(): Selection {
  return brushStore.getState().held ?? selectionStore.getState();
}

/** Calls back whenever what is shown may have changed; answers how to stop that. */
export function onShownSelection(listener: () => void): () => void {
  const stops = [brushStore.subscribe(listener), selectionStore.subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}
