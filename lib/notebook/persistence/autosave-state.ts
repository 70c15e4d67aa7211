import type { RememberedFile } from './saved';

export type AutosaveStatus =
  /** Nothing has been changed yet: it is saved from its first change on. */
  | 'new'
  | 'saved'
  /** Another tab saves this notebook; changes made here are not saved. */
  | 'other-tab'
  /** The browser refuses to store it. */
  | 'refused'
  /** Opened for reading only. */
  | 'off';

/** How the open notebook is saved in this browser. */
export interface AutosaveState {
  /** Null for one that is not saved yet. */
  readonly id: string | null;
  readonly status: AutosaveStatus;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The files the notebook was made with, loaded or not. */
  readonly files: readonly RememberedFile[];
  /** Whether the reader wants the files stored too. */
  readonly storesFiles: boolean;
  /** Bytes of the stored files. */
  readonly storedBytes: number;
}

export const NOT_SAVED: AutosaveState = {
  id: null,
  status: 'new',
  created: 0,
  files: [],
  storesFiles: false,
  storedBytes: 0,
};
