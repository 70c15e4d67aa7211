/** Name of a band, or of a group of classes that takes the place of one. */
export type Band = string;

/** A band of classes by training prevalence (0 to 1). */
export interface PrevalenceBand {
  readonly name: Band;
  /** A class is in this band, unless in an earlier one, where its prevalence is above this. */
  readonly above?: number;
  /** A class is in this band, unless in an earlier one, where its prevalence is at least this. */
  readonly atLeast?: number;
}

/** A named set of classes. */
export interface ClassGroup {
  readonly name: string;
  /** Canonical keys of its classes. */
  readonly classes: readonly string[];
}

/** How the classes of a task are divided: by training prevalence, or by a given group. */
export type Bands =
  | {
      readonly by: 'prevalence';
      /** From the most to the least frequent; the last takes all that is left. */
      readonly bands: readonly PrevalenceBand[];
    }
  | { readonly by: 'group'; readonly groups: readonly ClassGroup[] };

/** Head above one prevalence, tail below another, medium between, both cut-offs included. */
export function headMediumTail(head: number, tail: number): Bands {
  const bands = [
    { name: 'head', above: head },
    { name: 'medium', atLeast: tail },
    { name: 'tail' },
  ];
  return { by: 'prevalence', bands };
}

/** Head > 10 %, medium 1-10 %, tail < 1 %: those of CXR-LT 2023 and 2024. */
export const DEFAULT_BANDS: Bands = headMediumTail(0.1, 0.01);

/** Names of the bands, in order. */
export function bandNames(bands: Bands): readonly Band[] {
  return (bands.by === 'prevalence' ? bands.bands : bands.groups).map(({ name }) => name);
}

/**
 * The band of a class. Null where its prevalence is unknown, or where it is in no group.
 *
 * @param key canonical key of the class
 * @param prevalence in training, 0 to 1
 * @example bandOf('edema', 0.1) // 'medium'
 */
export function bandOf(
  key: string,
  prevalence: number | null | undefined,
  bands: Bands = DEFAULT_BANDS,
): Band | null {
  if (bands.by === 'group') {
    return bands.groups.find(({ classes }) => classes.includes(key))?.name ?? null;
  }
  if (prevalence === null || prevalence === undefined || Number.isNaN(prevalence)) return null;
  const found = bands.bands.find(({ above, atLeast }) => {
    if (above !== undefined) return prevalence > above;
    return atLeast === undefined || prevalence >= atLeast;
  });
  return found?.name ?? null;
}

const percent = (share: number) => Number((share * 100).toPrecision(12));

/** The cut-off above which a band takes classes; undefined for the last. */
export function cutOf({ above, atLeast }: PrevalenceBand): number | undefined {
  return above ?? atLeast;
}

/**
 * What each band holds: `> 10`, `1–10`, `< 1`, in percent; empty for groups.
 *
 * @param format writes a share of 1 in percent
 */
export function bandRanges(
  bands: Bands,
  format: (share: number) => string = (share) => String(percent(share)),
): ReadonlyMap<Band, string> {
  if (bands.by === 'group') return new Map();
  return new Map(
    bands.bands.map((band, i) => {
      const low = cutOf(band);
      const high = i === 0 ? undefined : cutOf(bands.bands[i - 1]!);
      if (low === undefined) return [band.name, high === undefined ? '' : `< ${format(high)}`];
      if (high !== undefined) return [band.name, `${format(low)}–${format(high)}`];
      return [band.name, `> ${format(low)}`];
    }),
  );
}

/** The bands in one line: `head > 10 %, medium 1–10 %, tail < 1 %`, or the groups' names. */
export function bandsText(bands: Bands): string {
  const ranges = bandRanges(bands);
  return bandNames(bands)
    .map((name) => (ranges.get(name) ? `${name} ${ranges.get(name)} %` : name))
    .join(', ');
}

/** The same bands with another cut-off; other cut-offs move along where they would be passed. */
export function withCut(bands: Bands, index: number, cut: number): Bands {
  if (bands.by === 'group') return bands;
  const moved = bands.bands.map((band, i): PrevalenceBand => {
    const old = cutOf(band);
    if (old === undefined) return band;
    const value = i === index ? cut : i < index ? Math.max(old, cut) : Math.min(old, cut);
    return band.above === undefined ? { ...band, atLeast: value } : { ...band, above: value };
  });
  return { by: 'prevalence', bands: moved };
}

/** A number between two others with as few digits as possible. */
function roundBetween(low: number, high: number): number {
  const middle = Math.sqrt(low * high);
  for (let digits = 1; digits < 12; digits++) {
    const rounded = Number(middle.toPrecision(digits));
    if (rounded > low && rounded < high) return rounded;
  }
  return middle;
}

/**
 * Cut-offs that put about a third of the classes into each of head, medium and tail; null where fewer
 * than three prevalences differ.
 *
 * @param prevalences of the classes, 0 to 1
 */
export function evenBands(prevalences: readonly number[]): Bands | null {
  const sorted = prevalences.filter((value) => value > 0).sort((a, b) => b - a);
  /** The first place from `from` on where a class is rarer than the one before it. */
  const step = (from: number) => {
    for (let i = Math.max(1, from); i < sorted.length; i++)
      if (sorted[i]! < sorted[i - 1]!) return i;
    return sorted.length;
  };
  const first = step(Math.round(sorted.length / 3));
  const second = step(Math.max(first + 1, Math.round((2 * sorted.length) / 3)));
  if (second >= sorted.length) return null;
  const cut = (place: number) => roundBetween(sorted[place]!, sorted[place - 1]!);
  return headMediumTail(cut(first), cut(second));
}
