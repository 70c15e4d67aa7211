/** What one tab remembers over a reload: its notebook, kept here or brought by a link. */
export interface TabMemory {
  readonly id?: string;
  readonly payload?: string;
}

const KEY = 'longtail-notebook';

/** Lost without a word where the browser denies it: then the address alone decides. */
export const tabMemory = {
  read(): TabMemory {
    try {
      const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
      const { id, payload } = Object(value) as Record<string, unknown>;
      return {
        ...(typeof id === 'string' && { id }),
        ...(typeof payload === 'string' && { payload }),
      };
    } catch {
      return {};
    }
  },
  write(memory: TabMemory): void {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(memory));
    } catch {
      // Denied or full.
    }
  },
};
