import { createStore } from 'zustand/vanilla';

/**
 * Whether the document's queries wait for the reader: a notebook that came from elsewhere shows
 * them before it runs any. Not part of the document, so that no document can lift it.
 */
export const heldStore = createStore<{ readonly held: boolean }>(() => ({ held: false }));

export function setHeld(held: boolean): void {
  heldStore.setState({ held });
}
