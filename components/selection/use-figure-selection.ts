'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { forFigures } from '@/lib/notebook/selection-of-marks';
import { onShownSelection, shownSelection } from '@/lib/notebook/shown-selection';
import { applySelection } from '@/lib/plots/selection';
import { listenToFigure, type OnPoint } from './figure-pointer';
import { useClassBands } from './use-class-bands';

const PAUSE = 400;

/**
 * Links the figure drawn into an element with the selection of the notebook: marks are greyed where
 * they stand, without drawing anew, and clicks and brushes select. Answers how to grey a figure that
 * was drawn just now.
 */
export function useFigureSelection(
  host: RefObject<HTMLElement | null>,
  near: boolean,
  onPoint: OnPoint | undefined,
): () => void {
  const bandOf = useClassBands();
  const latest = useRef({ bandOf, onPoint });
  useLayoutEffect(() => {
    latest.current = { bandOf, onPoint };
  });
  const apply = useCallback(() => {
    const svg = host.current?.querySelector('svg');
    if (svg) applySelection(svg, forFigures(shownSelection(), latest.current.bandOf));
  }, [host]);
  useLayoutEffect(() => {
    if (near) {
      apply();
      return onShownSelection(apply);
    }
    // What nobody sees waits until the reader pauses.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onShownSelection(() => {
      clearTimeout(timer);
      timer = setTimeout(apply, PAUSE);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [near, apply]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bands decide what is greyed
  useLayoutEffect(apply, [apply, bandOf]);
  useEffect(() => {
    if (!host.current) return;
    return listenToFigure(host.current, () => latest.current.onPoint);
  }, [host]);
  return apply;
}
