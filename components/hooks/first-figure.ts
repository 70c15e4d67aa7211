import { createStore } from 'zustand/vanilla';

/** Whether a figure has been drawn: what readers came for is there, and the rest may be fetched. */
export const firstFigureStore = createStore(() => ({ drawn: false }));

export function noteFigureDrawn(): void {
  if (!firstFigureStore.getState().drawn) firstFigureStore.setState({ drawn: true });
}
