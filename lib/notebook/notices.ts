import { createStore } from 'zustand/vanilla';

/** Something to say once, until the reader has seen it. */
export const noticeStore = createStore<{ readonly notice: string | null }>(() => ({
  notice: null,
}));

export function showNotice(notice: string): void {
  noticeStore.setState({ notice });
}

export function dismissNotice(): void {
  noticeStore.setState({ notice: null });
}
