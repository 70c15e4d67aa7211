import type * as Plot from '@observablehq/plot';
import { fitNames } from './names';
import { type FigureParams, SMALL_FONT } from './params';
import { inPixels } from './svg';
import { spareText, type Tags, tagged } from './tagged';
import { textWidth } from './text';

/** Widest label in px. */
const WIDEST = 200;

/** A label for the point at (x, y) px. */
export interface LabelRequest extends Tags {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

const RADIUS = 4.5;

/** Space between a point and a label beside it, px: some symbols are wider than their circle. */
const GAP = 5;

/** Boxes that a label may take, the best one first. */
function candidates({ text, x, y }: LabelRequest): Box[] {
  const half = SMALL_FONT * 0.55;
  const width = textWidth(text, SMALL_FONT);
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

/** The request at the middle of its label's left edge. */
function placed(request: LabelRequest, box: Box): LabelRequest {
  return { ...request, x: box.left, y: (box.top + box.bottom) / 2 };
}

/**
 * Places labels beside, above or below their points where they cover no other label and no point.
 * Earlier requests are served first.
 *
 * @returns the labels that there is room for, at the middle of their left edges, and the others
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  points: readonly { readonly x: number; readonly y: number }[],
  bounds: Box,
): { readonly labels: LabelRequest[]; readonly left: LabelRequest[] } {
  const taken: Box[] = points.map(({ x, y }) => ({
    left: x - RADIUS,
    right: x + RADIUS,
    top: y - RADIUS,
    bottom: y + RADIUS,
  }));
  const labels: LabelRequest[] = [];
  const left: LabelRequest[] = [];
  for (const request of requests) {
    const free = candidates(request).find(
      (box) => isInside(box, bounds) && !taken.some((other) => overlaps(box, other)),
    );
    if (free) {
      taken.push(free);
      labels.push(placed(request, free));
    } else left.push(request);
  }
  return { labels, left };
}

/** Places labels that there is no room for, to be shown alone: they may cover other marks. */
function placeSpareLabels(requests: readonly LabelRequest[], bounds: Box): LabelRequest[] {
  return requests.flatMap((request) => {
    const box = candidates(request).find((candidate) => isInside(candidate, bounds));
    return box ? [placed(request, box)] : [];
  });
}

/**
 * Names beside their points where there is room; the others appear while they are selected.
 *
 * @param most how many of the requests, from the first, may appear without being selected
 */
export function labelMarks(
  requests: readonly LabelRequest[],
  points: readonly { readonly x: number; readonly y: number }[],
  bounds: Box,
  params: FigureParams,
  most = Infinity,
): Plot.Markish {
  const { ink, surface } = params.theme.colours;
  const texts = requests.map(({ text }) => text);
  const fitted = fitNames(texts, { width: WIDEST, fontSize: SMALL_FONT });
  const short = requests.map((request) => ({ ...request, text: fitted.of(request.text) }));
  const { labels, left } = placeLabels(short.slice(0, most), points, bounds);
  const spare = placeSpareLabels([...left, ...short.slice(most)], bounds);
  const style = {
    ...inPixels,
    text: 'text',
    textAnchor: 'start',
    fill: ink,
    fontSize: SMALL_FONT,
    stroke: surface,
    strokeWidth: 3,
  } as const;
  return [tagged.text(labels, style), spareText(spare, style)];
}
