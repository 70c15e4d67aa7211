import * as Plot from '@observablehq/plot';
import { type FigureParams, SMALL_FONT } from './figure-params';
import { pixel } from './pixel';
import {
  type LabelBounds,
  type LabelRequest,
  type PlacedLabel,
  placeLabels,
  placeSpareLabels,
} from './place-labels';
import { spareTagged, type Tags, tagged } from './tagged';

export type TaggedLabel = LabelRequest & Tags;

/**
 * Names beside their points where there is room; the others appear once they are picked.
 *
 * @param most so many of the requests, the first, stand without being picked
 */
export function labelMarks(
  requests: readonly TaggedLabel[],
  points: readonly { readonly x: number; readonly y: number }[],
  bounds: LabelBounds,
  params: FigureParams,
  most = Infinity,
): Plot.Markish {
  const { ink, surface } = params.theme.colours;
  const labels = placeLabels(requests.slice(0, most), points, bounds, SMALL_FONT);
  const named = new Set(labels.map(({ request }) => request));
  const spare = placeSpareLabels(
    requests.filter((request) => !named.has(request)),
    bounds,
    SMALL_FONT,
  );
  type Label = PlacedLabel<TaggedLabel>;
  const style = {
    x: pixel<Label>((label) => label.x),
    y: pixel<Label>((label) => label.y),
    text: (label: Label) => label.request.text,
    textAnchor: 'start',
    fill: ink,
    fontSize: SMALL_FONT,
    stroke: surface,
    strokeWidth: 3,
  } as const;
  const tags = (data: readonly Label[]) => data.map(({ request }) => request);
  return [
    Plot.text(labels, tagged(tags(labels), style)),
    Plot.text(spare, spareTagged(tags(spare), style)),
  ];
}
