'use client';

import { EyeOff } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { PlacedCell } from './use-cells';

/** The cell at the top of the visible part of the page. */
function useCurrentCell(ids: readonly string[]): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.find((e) => e.isIntersecting);
        if (entry) setCurrent(entry.target.id);
      },
      { rootMargin: '-20% 0px -75% 0px' },
    );
    for (const id of ids) {
      const element = document.getElementById(id);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [ids]);
  return current;
}

export function Outline({ cells }: { cells: readonly PlacedCell[] }) {
  const ids = useMemo(() => ['sources', ...cells.map(({ cell }) => cell.id)], [cells]);
  const current = useCurrentCell(ids);
  return (
    <nav aria-label="Outline" className="text-sm">
      <ol className="space-y-0.5">
        <li>
          <OutlineLink id="sources" title="Sources" current={current} />
        </li>
        {cells.map(({ cell, title }) => (
          <li key={cell.id}>
            <OutlineLink id={cell.id} title={title} hidden={cell.hidden} current={current} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface OutlineLinkProps {
  id: string;
  title: string;
  hidden?: boolean;
  current: string | null;
}

function OutlineLink({ id, title, hidden = false, current }: OutlineLinkProps) {
  return (
    <a
      href={`#${id}`}
      aria-current={current === id ? 'location' : undefined}
      className="block border-transparent border-l-2 py-1 pl-3 text-soft hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
    >
      {hidden ? (
        <span className="flex items-center gap-1.5 italic">
          <span className="truncate">{title}</span>
          <EyeOff size={12} aria-hidden className="shrink-0" />
          <span className="sr-only">, hidden</span>
        </span>
      ) : (
        title
      )}
    </a>
  );
}
