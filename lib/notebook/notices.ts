import { createStore } from 'zustand/vanilla';

/** Something to say once, until the reader has seen it. */
export const noticeStore = createStore<{ readonly notice: string | null }>(() => ({
  notice: null,
}));

export function showNotice(notice: string): void {
  noticeStore.setState({ notice });
}

/** Tells of what failed. */
export function showError(error: unknown): void {
  showNotice(error instanceof Error ? error.message : String(error));
}

export function dismissNotice(): void {
  noticeStore.setState({ notice: null });
}
