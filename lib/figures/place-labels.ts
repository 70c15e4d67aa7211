import { textWidth } from './text-width';

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
  const radius = 4.5;
  const taken: Box[] = points.map(({ x, y }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const half = fontSize * 0.55;
  const placed: PlacedLabel<T>[] = [];
  for (const request of requests) {
    const width = textWidth(request.text, fontSize);
    const { x, y } = request;
    const up = y - radius - half - 1;
    const down = y + radius + half + 1;
    const right = x + radius + 3;
    const left = x - radius - 3 - width;
    const candidates: [number, number][] = [
      [right, y],
      [left, y],
      [x - width / 2, up],
      [x - width / 2, down],
      [right - 3, up],
      [left + 3, up],
      [right - 3, down],
      [left + 3, down],
    ];
    for (const [boxX, boxY] of candidates) {
      const box = { left: boxX, right: boxX + width, top: boxY - half, bottom: boxY + half };
      const inside =
        box.left >= bounds.left &&
        box.right <= bounds.right &&
        box.top >= bounds.top &&
        box.bottom <= bounds.bottom;
      if (!inside || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      placed.push({ request, x: boxX, y: boxY });
      break;
    }
  }
  return placed;
}
