import { fitText, textWidth } from './text-width';

/** Widest label in px. */
const WIDEST = 200;

/** A name as the label of a point. */
export function labelText(name: string, fontSize: number): string {
  return fitText(name, WIDEST, fontSize);
}

export interface LabelRequest {
  readonly text: string;
  /** The point the label belongs to, px. */
  readonly x: number;
  readonly y: number;
}

export interface PlacedLabel<T> {
  readonly request: T;
  /** Middle of the label's left edge, px. */
  readonly x: number;
  readonly y: number;
}

export interface LabelBounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Box = LabelBounds;

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

const RADIUS = 4.5;

/** Space between a point and a label beside it, px: some symbols are wider than their circle. */
const GAP = 5;

/** Where a label may stand: upper left to lower right of its box, the best place first. */
function candidates({ text, x, y }: LabelRequest, fontSize: number): Box[] {
  const half = fontSize * 0.55;
  const width = textWidth(text, fontSize);
  const up = y - RADIUS - half - 1;
  const down = y + RADIUS + half + 1;
  const right = x + RADIUS + GAP;
  const left = x - RADIUS - GAP - width;
  const middles: [number, number][] = [
    [right, y],
    [left, y],
    [x - width / 2, up],
    [x - width / 2, down],
    [right - GAP, up],
    [left + GAP, up],
    [right - GAP, down],
    [left + GAP, down],
  ];
  return middles.map(([edge, middle]) => ({
    left: edge,
    right: edge + width,
    top: middle - half,
    bottom: middle + half,
  }));
}

function isInside(box: Box, bounds: Box): boolean {
  const across = box.left >= bounds.left && box.right <= bounds.right;
  return across && box.top >= bounds.top && box.bottom <= bounds.bottom;
}

function placed<T>(request: T, box: Box): PlacedLabel<T> {
  return { request, x: box.left, y: (box.top + box.bottom) / 2 };
}

/**
 * Places labels beside, above or below their points where they cover no other label and no
 * point; those that find no room are left out. Earlier requests are served first.
 */
export function placeLabels<T extends LabelRequest>(
  requests: readonly T[],
  points: readonly { readonly x: number; readonly y: number }[],
  bounds: LabelBounds,
  fontSize: number,
): PlacedLabel<T>[] {
  const taken: Box[] = points.map(({ x, y }) => ({
    left: x - RADIUS,
    right: x + RADIUS,
    top: y - RADIUS,
    bottom: y + RADIUS,
  }));
  return requests.flatMap((request) => {
    const free = candidates(request, fontSize).find(
      (box) => isInside(box, bounds) && !taken.some((other) => overlaps(box, other)),
    );
    if (!free) return [];
    taken.push(free);
    return [placed(request, free)];
  });
}

/** Places labels that found no room, to be shown one at a time: whatever lies below them. */
export function placeSpareLabels<T extends LabelRequest>(
  requests: readonly T[],
  bounds: LabelBounds,
  fontSize: number,
): PlacedLabel<T>[] {
  return requests.flatMap((request) => {
    const box = candidates(request, fontSize).find((candidate) => isInside(candidate, bounds));
    return box ? [placed(request, box)] : [];
  });
}
