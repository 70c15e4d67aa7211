import type { RememberedFile } from './saved';

export type KeepingStatus =
  /** Nothing was changed yet: it is kept from its first change on. */
  | 'new'
  | 'kept'
  /** Another tab writes this notebook; changes made here are not kept. */
  | 'elsewhere'
  /** The browser does not let it be kept. */
  | 'refused'
  /** Looked at only. */
  | 'off';

/** How the notebook looked at is kept. */
export interface KeepingState {
  /** Null for one not kept yet. */
  readonly id: string | null;
  readonly status: KeepingStatus;
  readonly created: number;
  /** The files the notebook was made with, loaded or not. */
  readonly files: readonly RememberedFile[];
  /** Whether the reader wants the files kept too. */
  readonly keepsFiles: boolean;
  /** Bytes of the files kept. */
  readonly keptBytes: number;
}

export const NOT_KEPT: KeepingState = {
  id: null,
  status: 'new',
  created: 0,
  files: [],
  keepsFiles: false,
  keptBytes: 0,
};
