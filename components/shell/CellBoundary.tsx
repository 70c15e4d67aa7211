'use client';

import { Component, type ReactNode } from 'react';
import { Button } from '@/components/ui/Button';

interface CellBoundaryProps {
  children: ReactNode;
}

interface CellBoundaryState {
  readonly error: unknown;
}

/** Keeps what goes wrong while a cell is drawn to that cell: the others, and the files, stay. */
export class CellBoundary extends Component<CellBoundaryProps, CellBoundaryState> {
  override state: CellBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): CellBoundaryState {
    return { error: error ?? new Error('unknown') };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div role="alert" className="my-10 rounded-md bg-alarm-paper px-3 py-2 text-alarm text-sm">
        <p>
          This cell cannot be drawn: {error instanceof Error ? error.message : String(error)}. The
          rest of the notebook goes on.
        </p>
        <Button look="quiet" onClick={() => this.setState({ error: null })}>
          Draw it again
        </Button>
      </div>
    );
  }
}
