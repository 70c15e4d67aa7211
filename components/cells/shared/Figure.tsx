'use client';

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useCellInfo } from '@/components/export/cell-info';
import { useExportable } from '@/components/export/exportables';
import { SaveFigure } from '@/components/export/SaveFigure';
import { useWorkspaceState } from '@/components/hooks/context';
import { noteFigureDrawn } from '@/components/hooks/first-figure';
import { useTeamOrder } from '@/components/hooks/published';
import { useNear } from '@/components/hooks/use-near';
import { useFigureTheme } from '@/components/hooks/use-theme';
import { FigureNames } from '@/components/selection/FigureNames';
import type { OnPoint } from '@/components/selection/figure-pointer';
import { useFigureSelection } from '@/components/selection/use-figure-selection';
import type { FigureParams } from '@/lib/plots/figure-params';
import { marksOf } from '@/lib/plots/marks';
import { asOneImage } from '@/lib/plots/one-image';

interface FigureProps {
  /** Draws the figure; redrawn whenever this function changes: keep it memoised. */
  draw(params: FigureParams): Element;
  /** In place of selecting, on a plain click on a point; names still select. */
  onPoint?: OnPoint;
  /** Name of its files; that of its cell unless given. */
  name?: string;
}

/** Width of the element, and whether it is near the part of the page in sight. */
function usePlace(ref: React.RefObject<HTMLElement | null>) {
  const [width, setWidth] = useState(0);
  const near = useNear(ref, '600px', false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const size = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    size.observe(element);
    return () => size.disconnect();
  }, [ref]);
  return { width, near };
}

/** Milliseconds that a figure out of sight waits for the reader to pause; more where it is far. */
const PAUSE = { near: 120, far: 400 };

function inSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/** A figure as wide as its place; what is in sight is drawn first, what is far from it last. */
export function Figure({ draw, onPoint, name }: FigureProps) {
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
  const busy = useWorkspaceState((state) => state.busy);
  const drawn = useRef<readonly unknown[]>([]);
  const [selectable, setSelectable] = useState(false);
  const applySelection = useFigureSelection(ref, near, onPoint);
  useLayoutEffect(() => {
    const element = ref.current;
    const wanted = [draw, width, theme, teams];
    const first = drawn.current.length === 0;
    // What is there already is not drawn again: a mark about to be clicked would be gone.
    if (!element || width === 0 || wanted.every((part, i) => part === drawn.current[i])) return;
    // While files come in, what is far is drawn once, so that nothing below it moves later.
    if (!near && busy && !first) return;
    const redraw = () => {
      const drawing = draw({ width, theme, teams });
      element.replaceChildren(asOneImage(drawing));
      // As high out of sight, where the browser leaves its thousands of marks alone.
      element.style.containIntrinsicHeight = `${drawing.getAttribute('height') ?? 0}px`;
      drawn.current = wanted;
      noteFigureDrawn();
      setSelectable(marksOf(drawing).length > 0);
      applySelection();
    };
    if (inSight(element)) {
      redraw();
      return;
    }
    // What nobody sees yet waits until the reader pauses: a slider on the move draws what is seen.
    const timer = setTimeout(redraw, near || first ? PAUSE.near : PAUSE.far);
    return () => clearTimeout(timer);
  }, [draw, width, near, busy, theme, teams, applySelection]);
  return (
    <div className="min-w-0 has-[[role=listbox]:focus]:outline-2 has-[[role=listbox]:focus]:outline-accent has-[[role=listbox]:focus]:outline-offset-4">
      {selectable && <FigureNames host={ref} />}
      <div
        ref={ref}
        className="figure min-h-40 overflow-x-auto overflow-y-hidden [content-visibility:auto] print:[content-visibility:visible]"
      />
      <div className="float-right mt-2">
        <SaveFigure figure={figure} cell={cell} />
      </div>
    </div>
  );
}
