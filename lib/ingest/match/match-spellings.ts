import { type TextData, textAt } from '../text-column';
import type { SpellingDifference } from './alignment';
import { COARSEST, SPELLINGS } from './spellings';

/** A row and its id. */
interface Item {
  readonly row: number;
  readonly id: string;
}

const itemsOf = (ids: TextData, isWanted: (row: number) => boolean): Item[] =>
  Array.from({ length: ids.offsets.length - 1 }, (_, row) => row)
    .filter(isWanted)
    .map((row) => ({ row, id: textAt(ids, row) ?? '' }));

/** The items by their form, where only one item of that form is there; else undefined. */
function uniqueForms<T extends Item>(items: readonly T[], form: (item: T) => string | null) {
  const found = new Map<string, T | undefined>();
  for (const item of items) {
    const key = form(item);
    if (key !== null) found.set(key, found.has(key) ? undefined : item);
  }
  return found;
}

interface Side {
  /** Items whose coarsest spelling is that of one on the other side. */
  readonly items: readonly Item[];
  /** Whether a row has no partner yet. */
  isOpen(row: number): boolean;
}

type Pair = (label: number, prediction: number) => void;

/** Pairs open items of equal form, where no other item of either side has it. */
function pairEqual(
  labels: Side,
  predictions: Side,
  form: (id: string) => string | null,
  pair: Pair,
): number {
  const there = uniqueForms(labels.items, ({ id }) => form(id));
  const here = uniqueForms(predictions.items, ({ id }) => form(id));
  let count = 0;
  for (const [key, item] of here) {
    const partner = item && there.get(key);
    if (!item || !partner) continue;
    if (!predictions.isOpen(item.row) || !labels.isOpen(partner.row)) continue;
    pair(partner.row, item.row);
    count++;
  }
  return count;
}

const parts = (id: string) => id.split('/');

/**
 * Pairs open items by the end of their paths, the longest common one first.
 *
 * @param hasMatches some ids are equal already: then one path must be the end of the other, since
 *   a different folder may mean a different image
 */
function pairByPath(
  labels: Side,
  predictions: Side,
  same: (id: string) => string,
  hasMatches: boolean,
  pair: Pair,
): number {
  const all = [...labels.items, ...predictions.items];
  const longest = all.reduce((most, { id }) => Math.max(most, parts(same(id)).length), 0);
  let count = 0;
  for (let length = longest; length > 0; length--) {
    const end = (id: string) => {
      const own = parts(same(id));
      return own.length < length ? null : own.slice(-length).join('/');
    };
    const whole = (id: string) => parts(same(id)).length === length;
    const there = uniqueForms(labels.items, ({ id }) => end(id));
    const here = uniqueForms(predictions.items, ({ id }) => end(id));
    for (const [key, item] of here) {
      const partner = item && there.get(key);
      if (!item || !partner) continue;
      if (!predictions.isOpen(item.row) || !labels.isOpen(partner.row)) continue;
      if (hasMatches && !whole(item.id) && !whole(partner.id)) continue;
      pair(partner.row, item.row);
      count++;
    }
  }
  return count;
}

/** The sides with those items that may meet at all. */
function comparable(labels: TextData, predictions: TextData, openLabels: Side, open: Side) {
  const forms = new Set(openLabels.items.map(({ id }) => COARSEST(id)));
  const shared = new Set(
    open.items.map(({ id }) => COARSEST(id)).filter((form) => forms.has(form)),
  );
  if (shared.size === 0) return null;
  const narrow = (ids: TextData) =>
    itemsOf(ids, () => true).filter(({ id }) => shared.has(COARSEST(id)));
  return { labels: narrow(labels), predictions: narrow(predictions) };
}

/**
 * Pairs rows whose ids are spelled in different ways: with another path before them, another or no
 * file extension, without leading zeros, in another case or Unicode form. A pair is made only where
 * no other id of either file has the same form.
 *
 * @param partner for each row of the labels the row of the predictions, -1 for none; is completed
 */
export function matchSpellings(
  labels: TextData,
  predictions: TextData,
  partner: Int32Array,
): SpellingDifference[] {
  const isTaken = new Uint8Array(predictions.offsets.length - 1);
  let hasMatches = false;
  for (const row of partner) {
    if (row < 0) continue;
    isTaken[row] = 1;
    hasMatches = true;
  }
  const isOpenLabel = (row: number) => partner[row]! < 0;
  const isOpen = (row: number) => isTaken[row] === 0;
  const items = comparable(
    labels,
    predictions,
    { items: itemsOf(labels, isOpenLabel), isOpen: isOpenLabel },
    { items: itemsOf(predictions, isOpen), isOpen },
  );
  if (!items) return [];
  const there = { items: items.labels, isOpen: isOpenLabel };
  const here = { items: items.predictions, isOpen };
  const pair: Pair = (label, prediction) => {
    partner[label] = prediction;
    isTaken[prediction] = 1;
  };
  const found: SpellingDifference[] = [];
  const note = (difference: string, count: number) => {
    if (count > 0) found.push({ difference, count });
  };
  const hasPaths = [...there.items, ...here.items].some(({ id }) => /[/\\]/.test(id));
  for (const { difference, same } of SPELLINGS) {
    const isOver =
      !there.items.some(({ row }) => isOpenLabel(row)) ||
      !here.items.some(({ row }) => isOpen(row));
    if (isOver) break;
    note(difference || 'slashes', pairEqual(there, here, same, pair));
    if (!hasPaths) continue;
    const path = difference
      ? `the path before the name and ${difference}`
      : 'the path before the name';
    note(path, pairByPath(there, here, same, hasMatches, pair));
  }
  return found;
}
