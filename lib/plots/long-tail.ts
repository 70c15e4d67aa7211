import { BANDS } from '@/lib/challenge/bands';
import { X_AXIS_ROOM, xAxis } from './axes';
import { bandStyle, bandWithLimits } from './band-style';
import { orderClasses } from './class-order';
import { finish, plotSvg } from './draw';
import { countOf, formatPercent, formatPercentTick } from './format';
import { type KeyItem, keyMarks } from './key';
import {
  bySplit,
  columnTitleRoom,
  countColumns,
  type LongTailParams,
  type LongTailRow,
  limitMarks,
  prevalenceAxis,
  prevalenceMarks,
  splitName,
} from './long-tail-marks';
import { noteFigure } from './note';
import { isKnown, logTicks } from './numbers';
import { rowLayout } from './row-layout';

/** One sentence for those who cannot see the figure. */
export function describeLongTail(
  rows: readonly LongTailRow[],
  _params?: Partial<LongTailParams>,
): string {
  const { lead } = bySplit(rows);
  const known = lead.filter((row) => isKnown(row.prevalence));
  const [first] = orderClasses(known, 'prevalence');
  const last = orderClasses(known, 'prevalence').at(-1);
  if (first === undefined || last === undefined) return 'No class counts to show.';
  const of = (name: string) => known.find((row) => row.class === name)!;
  const banded = lead.some((row) => row.band !== null);
  const bands = BANDS.map(
    (band) =>
      `${countOf(lead.filter((row) => row.band === band).length, 'class', 'classes')} ${band}`,
  );
  return (
    `${countOf(lead.length, 'class', 'classes')} by ${splitName(of(first).split)} prevalence, from ` +
    `${first} (${formatPercent(of(first).prevalence)}) to ${last} ` +
    `(${formatPercent(of(last).prevalence)}): ${banded ? bands.join(', ') : 'none has a band'}.`
  );
}

function keyItems(
  lead: readonly LongTailRow[],
  other: readonly LongTailRow[],
  params: LongTailParams,
): KeyItem[] {
  const { theme, limits } = params;
  const banded = lead.some((row) => row.band !== null) ? BANDS : [];
  const items: KeyItem[] = banded.map((band) => {
    const classes = lead.filter((row) => row.band === band).length;
    return {
      band,
      label: `${bandWithLimits(band, limits)} (${countOf(classes, 'class', 'classes')})`,
      style: bandStyle(band, theme),
    };
  });
  if (lead.some((row) => row.band === null)) {
    items.push({ label: 'No band', style: bandStyle(null, theme) });
  }
  const split = other[0]?.split;
  if (split !== undefined) {
    items.push({
      label: `Prevalence in the ${splitName(split)} set`,
      style: { colour: theme.colours.ink, symbol: 'circle' },
      shape: 'tick',
    });
  }
  return items;
}

/**
 * Classes by frequency: prevalence as a stem that ends in the symbol of the band, with the band
 * limits, and counts and prevalence as text. Where training counts are given they lead, and the
 * test set's prevalence is a tick on the same row.
 */
export function longTailFigure(
  rows: readonly LongTailRow[],
  params: LongTailParams,
): SVGSVGElement {
  const { lead, other } = bySplit(rows);
  const first = lead[0];
  if (!first) return noteFigure('No class counts to show: no labels are loaded.', params);
  const names = orderClasses(lead, params.order ?? 'prevalence');
  const layout = rowLayout(names, params, { kind: 'class' });
  const sorted = names.map((name) => lead.find((row) => row.class === name)!);
  const key = keyMarks(keyItems(lead, other, params), params);
  const axis = prevalenceAxis([...lead, ...other], params);
  const marginTop = key.height + (layout.above ? 22 : 6) + columnTitleRoom(other, params);
  const columns = countColumns(sorted, other, layout, key.height + 10, params);
  const title = `${splitName(first.split) === 'training' ? 'Training' : 'Test'} prevalence, %`;
  const label = axis.type === 'log' ? `${title} (log scale)` : title;
  const ticks = axis.type === 'log' ? logTicks(...axis.domain) : 6;
  const svg = plotSvg(
    {
      marginTop,
      marginBottom: X_AXIS_ROOM,
      marginLeft: layout.marginLeft,
      marginRight: layout.above ? 12 : columns.width,
      height: marginTop + layout.height + X_AXIS_ROOM,
      x: { ...axis, domain: [...axis.domain] },
      y: layout.y,
      marks: [
        key.marks,
        xAxis({ label, ticks, format: formatPercentTick }, params),
        lead.some((row) => row.band !== null) ? limitMarks(params) : null,
        layout.labels(params.theme),
        columns.marks,
        prevalenceMarks(lead, other, layout, axis.domain[0], params),
      ],
    },
    params,
  );
  return finish(svg, describeLongTail(rows), params);
}
