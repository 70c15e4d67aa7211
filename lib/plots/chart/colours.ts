import { rampColour } from '../core/colour';
import { formatCount } from '../core/format';
import { type Key, keyMarks, rampKey } from '../core/key';
import { extent } from '../core/numbers';
import type { FigureParams } from '../core/params';
import { bandStyle, type MarkStyle, teamStyles } from '../core/styles';
import { shortNumber } from './axes';
import type { ChartPoint, Prepared } from './prepare';
import type { ChartSpec } from './spec';

/** Most names in a key; it counts the others. */
const LISTED = 16;

export interface ChartColours {
  style(point: ChartPoint): MarkStyle;
  readonly key: Key;
  /** Names with their own colour, in the order of the key. */
  readonly names: readonly string[];
}

function named(
  prepared: Prepared,
  spec: ChartSpec,
  params: FigureParams,
  top: number,
): ChartColours {
  const present = new Set(prepared.points.map((point) => String(point.colour)));
  const column = spec.colour?.column;
  const isBand = column === 'band';
  const order = isBand ? params.theme.bands : column === 'team' ? (params.teams ?? []) : [];
  const names = [...order.filter((name) => present.has(name))];
  for (const name of present) if (!names.includes(name)) names.push(name);
  const styles = teamStyles(column === 'team' ? (params.teams ?? names) : names, params.theme);
  const styleOf = (name: string): MarkStyle => {
    if (!isBand) return styles(name);
    return bandStyle(name, params.theme);
  };
  const items = names.slice(0, LISTED).map((name) => ({
    label: name,
    style: styleOf(name),
    ...(isBand && { band: name }),
    ...(column === 'team' && { team: name }),
  }));
  const more = names.length - LISTED;
  const rest = more > 0 ? [{ label: `and ${formatCount(more)} more` }] : [];
  return {
    style: (point) => styleOf(String(point.colour)),
    key: keyMarks([...items, ...rest], params, 8, top),
    names,
  };
}

function ramped(
  prepared: Prepared,
  spec: ChartSpec,
  params: FigureParams,
  top: number,
): ChartColours {
  const { ramp } = params.theme.colours;
  const [low, high] = extent(prepared.points.map((point) => Number(point.colour))) ?? [0, 1];
  const label = prepared.binned ? 'Rows' : (spec.colour?.title ?? spec.colour?.column ?? '');
  const key = rampKey({ domain: [low, high], label, format: shortNumber, top }, params);
  const at = (value: number) => (high > low ? (value - low) / (high - low) : 0.5);
  // The first steps of the ramp are close to the page's colour, so marks start a little above.
  const start = spec.mark === 'heat' ? 0 : 0.15;
  return {
    style: (point) => ({
      colour: rampColour(ramp, start + (1 - start) * at(Number(point.colour))),
      symbol: 'circle',
    }),
    key,
    names: [],
  };
}

/** The colours of a chart's marks and the key to them. */
export function chartColours(
  prepared: Prepared,
  spec: ChartSpec,
  params: FigureParams,
  top: number,
): ChartColours {
  if (prepared.colourNumeric) return ramped(prepared, spec, params, top);
  if (spec.colour) return named(prepared, spec, params, top);
  const colour = params.theme.colours.bands[0]!;
  return { style: () => ({ colour, symbol: 'circle' }), key: { marks: [], height: 0 }, names: [] };
}
