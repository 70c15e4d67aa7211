import { BUILT_IN } from './built-in';

const LABEL = 'labels?|targets?|gt|true|y_true';
const SCORE = 'probability|prob|prediction|predicted|preds?|scores?|logits?|y_pred|y_prob|y_score';

/** What files put before a class's name (`prob_Edema`) or after it (`Edema_prob`). */
function affix(words: string): RegExp {
  return new RegExp(
    `^(?:${words})[_:./]+(?=.)|(?<=.)[_:./]+(?:${words})$|(?<=.)\\s*[([](?:${words})[)\\]]$`,
    'i',
  );
}

const LABEL_AFFIX = affix(LABEL);
const SCORE_AFFIX = affix(SCORE);

function bareName(column: string): string {
  let name = column.trim();
  for (;;) {
    const shorter = name.replace(LABEL_AFFIX, '').replace(SCORE_AFFIX, '').trim();
    if (shorter === name) return name;
    name = shorter;
  }
}

function spell(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[_\s\-\u2010-\u2015]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** A class with its spellings, as descriptions of challenges list them. */
interface SpelledClass {
  readonly name: string;
  readonly aliases?: readonly string[];
}

/** Known classes by every spelling that means them. */
const known = new Map<string, string>();

/** Keys by column: means over classes ask for them at every step of the threshold. */
const keys = new Map<string, string>();

/**
 * Adds the spellings of a challenge's classes to those known. A class of which a spelling is known
 * keeps the name it has.
 */
export function knowClasses(classes: readonly SpelledClass[]): void {
  for (const { name, aliases = [] } of classes) {
    const spellings = [name, ...aliases].map(spell);
    const shown = spellings.map((spelling) => known.get(spelling)).find(Boolean) ?? name;
    for (const spelling of spellings) if (!known.has(spelling)) known.set(spelling, shown);
  }
  keys.clear();
}

for (const { classes } of Object.values(BUILT_IN)) knowClasses(classes);

/** The known class a column names, or undefined for a class this project has not heard of. */
export function knownClass(column: string): string | undefined {
  return known.get(spell(bareName(column)));
}

/** What a column says by its prefix or suffix that it holds: `prob_Edema`, `Edema_label`. */
export function affixMeaning(column: string): 'labels' | 'scores' | null {
  if (SCORE_AFFIX.test(column.trim())) return 'scores';
  return LABEL_AFFIX.test(column.trim()) ? 'labels' : null;
}

/**
 * A class's name as it is shown: the challenge's own spelling where the class is known, else the
 * column without prefix, with spaces for underscores.
 *
 * @example className('prob_Pleural_Thickening') // 'Pleural Thickening'
 */
export function className(column: string): string {
  const bare = bareName(column);
  const spaced = bare.replace(/(?<=[^_])_+(?=[^_])/g, ' ').replace(/\s+/g, ' ');
  return known.get(spell(bare)) ?? (spaced || column);
}

/**
 * Equal for two columns exactly where they name the same class: prefixes, case, `_` for space and
 * the spellings that descriptions of challenges list do not matter.
 *
 * @example canonicalClassKey('pred_rounded_atelectasis') === canonicalClassKey('Round(ed) Atelectasis')
 */
export function canonicalClassKey(column: string): string {
  let key = keys.get(column);
  if (key === undefined) {
    const name = className(column);
    key = spell(name) || name;
    keys.set(column, key);
  }
  return key;
}
