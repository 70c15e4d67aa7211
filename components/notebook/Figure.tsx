'use client';

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { FigureParams } from '@/lib/figures/figure-params';
import { useCellInfo } from './export/cell-info';
import { useExportable } from './export/exportables';
import { SaveFigure } from './export/SaveFigure';
import { useTeamOrder } from './published';
import { useFigureTheme } from './use-theme';

interface FigureProps {
  /** Draws the figure; redrawn whenever this function changes: keep it memoised. */
  draw(params: FigureParams): Element;
  onClick?(mark: Element): void;
  /** Name of its files; that of its cell unless given. */
  name?: string;
}

/** Width of the element, and whether it is near the part of the page in sight. */
function usePlace(ref: React.RefObject<HTMLElement | null>) {
  const [width, setWidth] = useState(0);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const size = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    const sight = new IntersectionObserver(
      (entries) => setNear(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: '600px' },
    );
    size.observe(element);
    sight.observe(element);
    return () => {
      size.disconnect();
      sight.disconnect();
    };
  }, [ref]);
  return { width, near };
}

const PAUSE = 120;

function inSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/** A figure as wide as its place, kept up to date while it is near the part of the page in sight. */
export function Figure({ draw, onClick, name }: FigureProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, near } = usePlace(ref);
  const theme = useFigureTheme();
  const teams = useTeamOrder();
  const cell = useCellInfo();
  const figure = useMemo(
    () => ({ name: name ?? cell.id, draw, teams }),
    [name, cell.id, draw, teams],
  );
  useExportable({ kind: 'figure', figure, cell }, ref);
  const drawn = useRef(false);
  useLayoutEffect(() => {
    const element = ref.current;
    // Each is drawn once wherever it stands, so that nothing below it moves later.
    if (!element || (!near && drawn.current) || width === 0) return;
    const redraw = () => {
      element.replaceChildren(draw({ width, theme, teams }));
      drawn.current = true;
    };
    if (inSight(element)) {
      redraw();
      return;
    }
    // What nobody sees yet waits until the reader pauses: a slider on the move draws what is seen.
    const timer = setTimeout(redraw, PAUSE);
    return () => clearTimeout(timer);
  }, [draw, width, near, theme, teams]);
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut; the cell has a control for the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut; the cell has a control for the same */}
      <div
        ref={ref}
        className="figure min-h-40 overflow-x-auto"
        onClick={(event) => event.target instanceof Element && onClick?.(event.target)}
      />
      <div className="float-right mt-2">
        <SaveFigure figure={figure} cell={cell} />
      </div>
    </div>
  );
}
