'use client';

import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import { hideCell } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';
import type { PlacedCell } from '../use-cells';

/** A hidden cell while editing: a line that tells of it and brings it back. */
export function HiddenCell({ placed, tools }: { placed: PlacedCell; tools: ReactNode }) {
  const { cell, title } = placed;
  return (
    <section
      id={cell.id}
      data-hidden
      aria-label={`${title}, hidden`}
      className="group/cell flex items-center gap-2 border-line border-t py-3 text-soft text-sm"
    >
      <EyeOff size={14} aria-hidden className="shrink-0" />
      <span className="truncate">{title}</span>
      <Button
        look="quiet"
        aria-label={`Show ${title}`}
        onClick={() => changeDocument((document) => hideCell(document, cell.id, false))}
      >
        Show
      </Button>
      <span className="ml-auto">{tools}</span>
    </section>
  );
}
