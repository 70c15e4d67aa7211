/** What a label says of its image. */
export const MEANINGS = ['unknown', 'negative', 'positive'] as const;
export type Meaning = (typeof MEANINGS)[number];

/** What the labels of a file mean. 1 is positive unless `words` says otherwise. */
export interface LabelMeanings {
  /** An empty cell, and words that say that a label is missing (`NA`, `None`, `null`...). */
  readonly blank: Meaning;
  readonly minusOne: Meaning;
  readonly zero: Meaning;
  /** Any other code or word, by its spelling in lower case; goes before the three above. */
  readonly words: Readonly<Record<string, Meaning>>;
  /** For soft labels between 0 and 1: positive above it, else negative. Null without soft labels. */
  readonly cut: number | null;
}

/** Meanings as a challenge or the reader states them; what is left out has its default. */
export type StatedMeanings = Partial<LabelMeanings>;

export const DEFAULT_MEANINGS: LabelMeanings = {
  blank: 'unknown',
  minusOne: 'unknown',
  zero: 'negative',
  words: {},
  cut: null,
};

const POSITIVE = ['true', 't', 'yes', 'y', 'positive', 'pos', 'present'];
const NEGATIVE = ['false', 'f', 'no', 'n', 'negative', 'neg', 'absent'];
const UNKNOWN = ['uncertain', 'unknown', 'unclear', 'equivocal'];
const MISSING = [
  'na',
  'n/a',
  '#n/a',
  '<na>',
  'nan',
  'none',
  'null',
  'nil',
  'missing',
  '-',
  '.',
  '?',
  '\\n',
];

const KNOWN_WORDS: ReadonlyMap<string, Meaning | 'blank'> = new Map([
  ...POSITIVE.map((word) => [word, 'positive'] as const),
  ...NEGATIVE.map((word) => [word, 'negative'] as const),
  ...UNKNOWN.map((word) => [word, 'unknown'] as const),
  ...MISSING.map((word) => [word, 'blank'] as const),
]);

/** A label's spelling as `LabelMeanings.words` lists it: `2` for ` 2.0 `, `yes` for `Yes`. */
export function spellLabel(text: string): string {
  const word = text.trim().toLowerCase();
  return /^[+-]?\d+(?:\.0+)?$/.test(word) ? String(Number(word)) : word;
}

/** Whether a text says that a value is missing, as an empty cell does. */
export function isMissingWord(text: string): boolean {
  const word = spellLabel(text);
  return word === '' || KNOWN_WORDS.get(word) === 'blank';
}

/** Whether a text is a word for a label, or for none: `Yes`, `negative`, `NA`. */
export function isLabelWord(text: string): boolean {
  return isMissingWord(text) || KNOWN_WORDS.has(spellLabel(text));
}

/** Whether a text is a word for a positive or a negative label. */
export function isDecisiveWord(text: string): boolean {
  const meaning = KNOWN_WORDS.get(spellLabel(text));
  return meaning === 'positive' || meaning === 'negative';
}

/**
 * What a label means; null for one that is no label: another number, a soft label without a cut, a
 * word that nobody has given a meaning.
 *
 * @param label a number, or a text as `spellLabel` gives it; null where the cell is empty
 * @example meaningOf(-1, DEFAULT_MEANINGS) // 'unknown'
 */
export function meaningOf(label: number | string | null, meanings: LabelMeanings): Meaning | null {
  if (label === null || Number.isNaN(label)) return meanings.blank;
  const word = String(label);
  if (Object.hasOwn(meanings.words, word)) return meanings.words[word]!;
  const number = typeof label === 'number' ? label : word === '' ? Number.NaN : Number(word);
  if (Number.isNaN(number)) {
    if (word === '') return meanings.blank;
    const known = KNOWN_WORDS.get(word) ?? null;
    return known === 'blank' ? meanings.blank : known;
  }
  if (number === 1) return 'positive';
  if (number === 0) return meanings.zero;
  if (number === -1) return meanings.minusOne;
  if (meanings.cut === null || number < 0 || number > 1) return null;
  return number > meanings.cut ? 'positive' : 'negative';
}
