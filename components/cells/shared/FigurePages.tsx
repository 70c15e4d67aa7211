'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '@/components/ui/Button';

interface FigurePagesProps {
  /** From 0. */
  page: number;
  pages: number;
  onChange(page: number): void;
}

/** Turns the pages of a figure that has more rows than can be named at once. */
export function FigurePages({ page, pages, onChange }: FigurePagesProps) {
  return (
    <nav
      aria-label="Pages of this figure"
      className="mt-2 flex items-center gap-2 text-sm print:hidden"
    >
      <Button look="quiet" disabled={page === 0} onClick={() => onChange(page - 1)}>
        <ChevronLeft size={14} aria-hidden /> Previous
      </Button>
      <span className="tabular-nums" aria-live="polite">
        Page {page + 1} of {pages}
      </span>
      <Button look="quiet" disabled={page === pages - 1} onClick={() => onChange(page + 1)}>
        Next <ChevronRight size={14} aria-hidden />
      </Button>
    </nav>
  );
}
