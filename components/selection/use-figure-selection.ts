'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { subscribeVisibleSelection, visibleSelection } from '@/lib/notebook/ephemeral';
import { figureSelection } from '@/lib/notebook/selection';
import { applySelection } from '@/lib/plots/core/selection';
import { type FigureHandlers, listenToFigure } from './figure-pointer';
import { useClassBands } from './use-class-bands';

const PAUSE = 400;

/**
 * Links the figure in an element with the selection: marks are greyed without redrawing, and clicks
 * and brushes select. Returns a function that applies the selection to a new drawing.
 */
export function useFigureSelection(
  host: RefObject<HTMLElement | null>,
  near: boolean,
  handlers: FigureHandlers,
): () => void {
  const bandOf = useClassBands();
  const latest = useRef({ bandOf, handlers });
  useLayoutEffect(() => {
    latest.current = { bandOf, handlers };
  });
  const apply = useCallback(() => {
    const svg = host.current?.querySelector('svg');
    if (svg) applySelection(svg, figureSelection(visibleSelection(), latest.current.bandOf));
  }, [host]);
  useLayoutEffect(() => {
    if (near) {
      apply();
      return subscribeVisibleSelection(apply);
    }
    // Debounce for figures that are not visible.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = subscribeVisibleSelection(() => {
      clearTimeout(timer);
      timer = setTimeout(apply, PAUSE);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [near, apply]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: greying depends on the bands
  useLayoutEffect(apply, [apply, bandOf]);
  useEffect(() => {
    if (!host.current) return;
    return listenToFigure(host.current, () => latest.current.handlers);
  }, [host]);
  return apply;
}
