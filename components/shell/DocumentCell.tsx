'use client';

import { Component, type ReactNode } from 'react';
import { UserCellFrame } from '@/components/cells/user/UserCellFrame';
import { CellIdContext } from '@/components/hooks/document';
import { Button } from '@/components/ui/Button';
import { ErrorBox } from '@/components/ui/blocks';
import { Cell } from './Cell';
import type { PlacedCell } from './use-cells';

interface CellBoundaryProps {
  children: ReactNode;
}

interface CellBoundaryState {
  readonly error: unknown;
}

/** Confines an error while rendering to its cell. */
class CellBoundary extends Component<CellBoundaryProps, CellBoundaryState> {
  override state: CellBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): CellBoundaryState {
    return { error: error ?? new Error('unknown') };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <ErrorBox>
        <p>
          This cell cannot be shown: {error instanceof Error ? error.message : String(error)}. The
          rest of the notebook still works.
        </p>
        <Button look="quiet" onClick={() => this.setState({ error: null })}>
          Try again
        </Button>
      </ErrorBox>
    );
  }
}

interface DocumentCellProps {
  placed: PlacedCell;
  /** Shown beside the title. */
  tools?: ReactNode;
}

/** A built-in or a user's cell of the document. */
export function DocumentCell({ placed, tools }: DocumentCellProps) {
  return (
    <CellIdContext value={placed.cell.id}>
      <CellBoundary>
        {placed.definition ? (
          <Cell id={placed.cell.id} cell={placed.definition} tools={tools} />
        ) : (
          <UserCellFrame cell={placed.cell} title={placed.title} tools={tools} />
        )}
      </CellBoundary>
    </CellIdContext>
  );
}
