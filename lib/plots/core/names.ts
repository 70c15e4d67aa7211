import { currentMeasure, longestFit, type TextMeasure, textWidth, type Weight } from './text';

/** Names as a figure writes them: no two alike, each as wide as there is room for. */
export interface FittedNames {
  /** The name as written; a name that was not given is written whole. */
  of(name: string): string;
  /** Says which parts all names have in common and are left out; empty if none is. */
  readonly note: string;
}

interface Room {
  /** Px of the longest name. */
  readonly width: number;
  readonly fontSize: number;
  readonly weight?: Weight;
}

/** Characters of a name that are measured; no figure has room for more. */
const MEASURED = 240;

/** A common part is left out only if that saves this many characters. */
const LEAST_SAVING = 4;

const SEPARATOR = /[\s/\\_.:;,|–—-]/;

/** The longest common start of all names that ends after a separator. */
function commonStart(names: readonly string[]): string {
  const [first = ''] = names;
  let length = first.length;
  for (const name of names) {
    let same = 0;
    while (same < length && same < name.length - 1 && name[same] === first[same]) same++;
    length = same;
  }
  while (length > 0 && !SEPARATOR.test(first[length - 1]!)) length--;
  return first.slice(0, length);
}

const reversed = (text: string) => [...text].reverse().join('');

/** What all names begin and end with, if it is worth leaving out. */
function commonParts(names: readonly string[]): { start: string; end: string } {
  if (names.length < 2) return { start: '', end: '' };
  const worth = (part: string) => (part.length >= LEAST_SAVING ? part : '');
  const start = worth(commonStart(names));
  const rests = names.map((name) => name.slice(start.length));
  const end = worth(reversed(commonStart(rests.map(reversed))));
  return { start, end };
}

/** The text without a part of its middle; `share` of what remains is its beginning. */
function withoutMiddle(text: string, share: number, fits: (text: string) => boolean): string {
  const characters = [...text];
  if (characters.length <= MEASURED && fits(text)) return text;
  const make = (kept: number) => {
    const head = Math.ceil(kept * share);
    const start = characters.slice(0, head).join('').trimEnd();
    const end = characters
      .slice(characters.length - (kept - head))
      .join('')
      .trimStart();
    return `${start}…${end}`;
  };
  return longestFit(make, Math.min(characters.length - 1, MEASURED), fits);
}

/** Index of the first character at which some of the names differ. */
function firstDifference(names: readonly string[]): number {
  const [first = ''] = names;
  let at = 0;
  while (names.every((name) => at < name.length && name[at] === first[at])) at++;
  return at;
}

/** Ways to cut names short, the most readable first. */
function cuts(names: readonly string[], fits: (text: string) => boolean) {
  const at = firstDifference(names);
  const around = (name: string) => {
    const from = Math.max(0, at - 2);
    const start = from === 0 ? '' : `${[...name].slice(0, 2).join('')}…`;
    return withoutMiddle(`${start}${name.slice(from)}`, 0.75, fits);
  };
  const fromThere = (name: string) =>
    withoutMiddle(`${at > 0 ? '…' : ''}${name.slice(at)}`, 1, fits);
  const byShare = [0.55, 0.75, 0.35].map(
    (share) => (name: string) => withoutMiddle(name, share, fits),
  );
  return [...byShare, around, fromThere];
}

/** Labels of names that are too long, different from each other and from those in `taken`. */
function distinct(
  names: readonly string[],
  taken: Set<string>,
  fits: (text: string) => boolean,
): Map<string, string> {
  for (const cut of cuts(names, fits)) {
    const labels = names.map(cut);
    const isClear = new Set(labels).size === names.length && !labels.some((l) => taken.has(l));
    if (isClear) return new Map(names.map((name, i) => [name, labels[i]!]));
  }
  let number = 0;
  return new Map(
    names.map((name) => {
      for (;;) {
        number++;
        const end = ` ${number}`;
        const label = `${withoutMiddle(name, 0.6, (text) => fits(`${text}${end}`))}${end}`;
        if (!taken.has(label)) return [name, label];
      }
    }),
  );
}

/** Cuts names to the room, those that would look alike in another way. */
function shortened(names: readonly string[], fits: (text: string) => boolean): Map<string, string> {
  const labels = new Map<string, string>();
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const label = withoutMiddle(name, 0.55, fits);
    groups.set(label, [...(groups.get(label) ?? []), name]);
  }
  const taken = new Set<string>();
  for (const [label, [first, ...others]] of groups) {
    if (others.length > 0) continue;
    labels.set(first!, label);
    taken.add(label);
  }
  for (const own of groups.values()) {
    if (own.length === 1) continue;
    for (const [name, label] of distinct(own, taken, fits)) {
      labels.set(name, label);
      taken.add(label);
    }
  }
  return labels;
}

const quoted = (part: string) => `“${part.trim()}”`;

function noteOf(kind: string, { start, end }: { start: string; end: string }): string {
  const parts = [
    ...(start ? [`begin with ${quoted(start)}`] : []),
    ...(end ? [`end with ${quoted(end)}`] : []),
  ];
  return parts.length === 0 ? '' : `All names of ${kind} ${parts.join(' and ')}.`;
}

/** Fitted names by measure and input: figures fit the same names at each drawing. */
const remembered = new WeakMap<TextMeasure, Map<string, FittedNames>>();
const REMEMBERED = 60;

/**
 * Writes names into a given width so that no two look alike. If they do not all fit, parts that all
 * have in common are left out and named in the note; names that are still too long lose their middle.
 *
 * @param kind what the names are of, in the plural; absent to leave out no common part
 */
export function fitNames(names: readonly string[], room: Room, kind?: string): FittedNames {
  const measure = currentMeasure();
  const known = remembered.get(measure) ?? new Map<string, FittedNames>();
  remembered.set(measure, known);
  const key = JSON.stringify([room, kind, names]);
  const found = known.get(key) ?? fitAll(names, room, kind);
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, found);
  return found;
}

function fitAll(
  names: readonly string[],
  { width, fontSize, weight = 'normal' }: Room,
  kind: string | undefined,
): FittedNames {
  const all = [...new Set(names)];
  const fits = (text: string) => textWidth(text, fontSize, weight) <= width;
  if (all.every((name) => name.length <= MEASURED && fits(name))) {
    return { of: (name) => name, note: '' };
  }
  const parts = kind === undefined ? { start: '', end: '' } : commonParts(all);
  const rest = (name: string) => name.slice(parts.start.length, name.length - parts.end.length);
  const labels = shortened(all.map(rest), fits);
  const written = new Map(all.map((name) => [name, labels.get(rest(name)) ?? name]));
  return { of: (name) => written.get(name) ?? name, note: kind ? noteOf(kind, parts) : '' };
}

/**
 * A text about two names that fits into `width` px: each name gets what the other leaves. Parts that
 * all names have in common are left out where they do not fit, and named in the note.
 *
 * @param all the names that the two must not be confused with
 * @param kind what the names are of, in the plural
 */
export function fitPair(
  names: readonly [string, string],
  make: (one: string, other: string) => string,
  { width, fontSize }: Room,
  { all = names, kind }: { readonly all?: readonly string[] | undefined; readonly kind: string },
): { readonly text: string; readonly note: string } {
  const room = width - textWidth(make('', ''), fontSize);
  const [one, other] = names.map((name) => textWidth(name, fontSize)) as [number, number];
  const widest = Math.max(room / 2, room - Math.min(one, other));
  const fitted = fitNames([...names, ...all], { width: widest, fontSize }, kind);
  return { text: make(fitted.of(names[0]), fitted.of(names[1])), note: fitted.note };
}
