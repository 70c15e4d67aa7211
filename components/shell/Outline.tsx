'use client';

import { ChevronRight, EyeOff } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { type ChapterPart, chaptersOf } from './chapters-of';
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

interface OutlineProps {
  cells: readonly PlacedCell[];
  /** Called when a link is followed. */
  onFollow?(): void;
}

/** Links to all cells by chapter; the chapter that is read is open. */
export function Outline({ cells, onFollow }: OutlineProps) {
  const parts = useMemo(() => chaptersOf(cells), [cells]);
  const ids = useMemo(() => cells.map(({ cell }) => cell.id), [cells]);
  const current = useCurrentCell(ids);
  return (
    <nav aria-label="Outline" className="text-sm">
      <ol className="space-y-0.5">
        <li className="flex">
          <ChapterLink id="sources" title="Files" onFollow={onFollow} />
        </li>
        {parts.map((part) => (
          <li key={part.id}>
            <OutlineChapter part={part} current={current} onFollow={onFollow} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface ChapterLinkProps {
  id: string;
  title: string;
  isCurrent?: boolean;
  onFollow: OutlineProps['onFollow'];
}

function ChapterLink({ id, title, isCurrent = false, onFollow }: ChapterLinkProps) {
  return (
    <a
      href={`#${id}`}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onFollow}
      className="min-w-0 flex-1 py-1 text-soft hover:text-ink aria-[current]:font-medium aria-[current]:text-ink"
    >
      {title}
    </a>
  );
}

interface OutlineChapterProps {
  part: ChapterPart;
  current: string | null;
  onFollow: OutlineProps['onFollow'];
}

/** A chapter and its cells. The reader's click lasts until another chapter is reached. */
function OutlineChapter({ part, current, onFollow }: OutlineChapterProps) {
  const { id, title, cells } = part;
  const isCurrent = cells.some(({ cell }) => cell.id === current);
  const [chosen, setChosen] = useState<{ readonly open: boolean; readonly at: boolean } | null>(
    null,
  );
  const list = useId();
  const isOpen = chosen?.at === isCurrent ? chosen.open : isCurrent;
  const links = (
    <ol id={list} hidden={title !== null && !isOpen} className="mb-1.5 space-y-0.5">
      {cells.map(({ cell, title: name }) => (
        <li key={cell.id}>
          <OutlineLink
            id={cell.id}
            title={name}
            hidden={cell.hidden}
            current={current}
            onFollow={onFollow}
          />
        </li>
      ))}
    </ol>
  );
  if (title === null) return links;
  return (
    <>
      <span className="flex items-center">
        <ChapterLink id={id} title={title} isCurrent={isCurrent} onFollow={onFollow} />
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={list}
          aria-label={`Cells of ${title}`}
          onClick={() => setChosen({ open: !isOpen, at: isCurrent })}
          className="rounded p-1.5 text-soft hover:bg-sunken hover:text-ink"
        >
          <ChevronRight
            size={13}
            aria-hidden
            className={`transition-transform ${isOpen ? 'rotate-90' : ''}`}
          />
        </button>
      </span>
      {links}
    </>
  );
}

interface OutlineLinkProps {
  id: string;
  title: string;
  hidden?: boolean;
  current: string | null;
  onFollow: OutlineProps['onFollow'];
}

function OutlineLink({ id, title, hidden = false, current, onFollow }: OutlineLinkProps) {
  return (
    <a
      href={`#${id}`}
      aria-current={current === id ? 'location' : undefined}
      onClick={onFollow}
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
