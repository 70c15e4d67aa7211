import type { RememberedFile } from './saved';

export type AutosaveStatus =
  /** Nothing has changed yet: the notebook is saved after its first change. */
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
  /** Whether a change waits to be written, or is being written. */
  readonly pending: boolean;
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
  pending: false,
  created: 0,
  files: [],
  storesFiles: false,
  storedBytes: 0,
};

/** How a notebook is opened. */
export interface OpenOptions {
  /** Its queries wait for the reader's consent. */
  readonly untrusted?: boolean;
  readonly files?: readonly RememberedFile[];
  /** Opened for reading only: nothing of it is ever saved. */
  readonly off?: boolean;
  /** The page starts with it; ignored where the reader has already opened another. */
  readonly first?: boolean;
}
