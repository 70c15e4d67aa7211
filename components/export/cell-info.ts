'use client';

import { createContext, useContext } from 'react';

/** What a figure or table says of the cell it stands in. */
export interface CellInfo {
  readonly id: string;
  readonly title: string;
  /** What is shown and how it is defined. */
  readonly about: string;
  /** Where its numbers come from, as they are when this is called. */
  provenance(): readonly string[];
}

const NO_CELL: CellInfo = { id: 'notebook', title: '', about: '', provenance: () => [] };

export const CellInfoContext = createContext<CellInfo>(NO_CELL);

export function useCellInfo(): CellInfo {
  return useContext(CellInfoContext);
}
