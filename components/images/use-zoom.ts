'use client';

import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';

/** Where a picture is shown: its scale over that at which it fits, and how far it is moved, in pixels. */
interface Place {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

const FIT: Place = { scale: 1, x: 0, y: 0 };
const MOST = 24;
/** Pixels that a key moves the picture. */
const STEP = 60;

/** The place after zooming about a point, given from the middle of the pane. */
function zoomed({ scale, x, y }: Place, factor: number, at: { x: number; y: number }): Place {
  const next = Math.max(1, Math.min(MOST, scale * factor));
  if (next === 1) return FIT;
  const ratio = next / scale;
  return { scale: next, x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio };
}

/** Zoom by wheel, pinch and keys, pan by dragging. `about` changes with the picture. */
export function useZoom(pane: React.RefObject<HTMLElement | null>, about: unknown) {
  const [place, setPlace] = useState<Place>(FIT);
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is shown whole first
  useEffect(() => setPlace(FIT), [about]);

  const fromMiddle = useCallback(
    (event: { clientX: number; clientY: number }) => {
      const box = pane.current!.getBoundingClientRect();
      return {
        x: event.clientX - box.left - box.width / 2,
        y: event.clientY - box.top - box.height / 2,
      };
    },
    [pane],
  );

  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    // React's listeners for the wheel are passive: the page would scroll.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const at = fromMiddle(event);
      setPlace((now) => zoomed(now, Math.exp(-event.deltaY / 300), at));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [pane, fromMiddle]);

  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, fromMiddle(event));
  };
  const onPointerMove = (event: PointerEvent) => {
    const before = pointers.current.get(event.pointerId);
    if (!before) return;
    const now = fromMiddle(event);
    const [other] = [...pointers.current].filter(([id]) => id !== event.pointerId);
    pointers.current.set(event.pointerId, now);
    if (other) {
      const [, fixed] = other;
      const length = (at: { x: number; y: number }) => Math.hypot(at.x - fixed.x, at.y - fixed.y);
      const factor = length(now) / Math.max(1, length(before));
      setPlace((current) => zoomed(current, factor, fixed));
    } else {
      const [dx, dy] = [now.x - before.x, now.y - before.y];
      setPlace((current) =>
        current.scale === 1 ? current : { ...current, x: current.x + dx, y: current.y + dy },
      );
    }
  };
  const onPointerUp = (event: PointerEvent) => pointers.current.delete(event.pointerId);

  return {
    place,
    zoom: (factor: number) => setPlace((now) => zoomed(now, factor, { x: 0, y: 0 })),
    pan: (right: number, down: number) =>
      setPlace((now) => ({ ...now, x: now.x - right * STEP, y: now.y - down * STEP })),
    fit: () => setPlace(FIT),
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: onPointerUp,
      onDoubleClick: (event: React.MouseEvent) => {
        const at = fromMiddle(event);
        setPlace((now) => (now.scale > 1 ? FIT : zoomed(now, 3, at)));
      },
    },
  };
}
