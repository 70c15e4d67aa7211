'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { FigureNames } from '@/components/selection/FigureNames';
import type { OnPoint } from '@/components/selection/figure-pointer';
import { useFigureSelection } from '@/components/selection/use-figure-selection';
import type { FigureParams } from '@/lib/figures/figure-params';
import { marksOf } from '@/lib/figures/marks';
import { useTeamOrder } from './published';
import { useFigureTheme } from './use-theme';

interface FigureProps {
  /** Draws the figure; redrawn whenever this function changes: keep it memoised. */
  draw(params: FigureParams): Element;
  /** In place of selecting, on a plain click on a point; names still select. */
  onPoint?: OnPoint;
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
export function Figure({ draw, onPoint }: FigureProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, near } = usePlace(ref);
  const theme = useFigureTheme();
  const teams = useTeamOrder();
  const drawn = useRef<readonly unknown[] | null>(null);
  const [selectable, setSelectable] = useState(false);
  const applySelection = useFigureSelection(ref, near, onPoint);
  useLayoutEffect(() => {
    const element = ref.current;
    // Each is drawn once wherever it stands, so that nothing below it moves later.
    if (!element || (!near && drawn.current) || width === 0) return;
    const given = [draw, width, theme, teams];
    if (given.every((value, i) => value === drawn.current?.[i])) return;
    const redraw = () => {
      const figure = draw({ width, theme, teams });
      element.replaceChildren(figure);
      drawn.current = given;
      setSelectable(marksOf(figure).length > 0);
      applySelection();
    };
    if (inSight(element)) {
      redraw();
      return;
    }
    // What nobody sees yet waits until the reader pauses: a slider on the move draws what is seen.
    const timer = setTimeout(redraw, PAUSE);
    return () => clearTimeout(timer);
  }, [draw, width, near, theme, teams, applySelection]);
  return (
    <div className="has-[[role=listbox]:focus]:outline-2 has-[[role=listbox]:focus]:outline-accent has-[[role=listbox]:focus]:outline-offset-4">
      {selectable && <FigureNames host={ref} />}
      <div ref={ref} className="figure min-h-40 overflow-x-auto" />
    </div>
  );
}
