import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUILT_IN } from '@/lib/challenge/built-in';
import {
  affixMeaning,
  canonicalClassKey,
  className,
  knownClass,
} from '@/lib/challenge/class-names';

const names = BUILT_IN['cxr-lt-2024']!.classes.map(({ name }) => name);

describe('class names', () => {
  test.each([
    ['prob_Edema', 'Edema'],
    ['PRED_pleural_effusion', 'Pleural Effusion'],
    ['label_Pleural_Thickening', 'Pleural Thickening'],
    ['y_true_Mass', 'Mass'],
    ['pred_prob_Hernia', 'Hernia'],
    ['Edema_prob', 'Edema'],
    ['Rounded Atelectasis', 'Round(ed) Atelectasis'],
    ['prob_round(ed)_atelectasis', 'Round(ed) Atelectasis'],
    ['Calcification_of_the_Aorta', 'Calcification of the Aorta'],
    ['  no finding ', 'No Finding'],
    ['Oedema', 'Edema'],
    ['New_Finding', 'New Finding'],
    ['Lesion-like', 'Lesion-like'],
    ['__proto__', '__proto__'],
    ['prob_', 'prob_'],
    ['true', 'true'],
    ['', ''],
    [' ', ' '],
  ])('%j is shown as %j', (column, name) => {
    expect(className(column)).toBe(name);
  });

  test.each([
    ['Effusion', 'Pleural Effusion'],
    ['Normal', 'No Finding'],
    ['Atelectasis', 'Lobar Atelectasis'],
    ['Fracture', 'Rib Fracture'],
    ['Emphysema', 'Subcutaneous Emphysema'],
    ['Lung Lesion', 'Lung Opacity'],
  ])('%s and %s are two classes', (one, other) => {
    expect(canonicalClassKey(one)).not.toBe(canonicalClassKey(other));
  });

  test('no spelling belongs to two classes', () => {
    for (const { classes } of Object.values(BUILT_IN)) {
      const keys = classes.map(({ name }) => canonicalClassKey(name));
      expect(new Set(keys).size).toBe(classes.length);
      for (const { name, aliases = [] } of classes) {
        const shown = knownClass(name);
        expect(aliases.map(knownClass)).toEqual(aliases.map(() => shown));
      }
    }
  });

  test('a prefix, case and underscores do not change the class', () => {
    const affixes = ['', 'prob_', 'pred_', 'label_', 'gt_', 'logits_', 'y_pred_'];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(...affixes),
        fc.boolean(),
        fc.func(fc.boolean()),
        (name, affix, underscores, upper) => {
          const spelled = (affix + (underscores ? name.replaceAll(' ', '_') : name))
            .split('')
            .map((char, i) => (upper(i) ? char.toUpperCase() : char.toLowerCase()))
            .join('');
          expect(canonicalClassKey(spelled)).toBe(canonicalClassKey(name));
          expect(className(spelled)).toBe(name);
        },
      ),
    );
  });

  test('an unknown name is its own key', () => {
    const parts = fc.constantFrom('prob', 'label', 'y', '_', ':', '.', ' ', '-', 'Edema', 'x');
    const column = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(parts, { maxLength: 8 }).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(column, (some) => {
        expect(canonicalClassKey(className(some))).toBe(canonicalClassKey(some));
      }),
      { numRuns: 2000 },
    );
  });

  test('the meaning that a column name states', () => {
    expect(['prob_Edema', 'Edema_score', 'logits.Mass'].map(affixMeaning)).toEqual(
      Array(3).fill('scores'),
    );
    expect(['label_Edema', 'gt_Mass', 'y_true_Mass'].map(affixMeaning)).toEqual(
      Array(3).fill('labels'),
    );
    expect(['Edema', 'True', 'Probable_Mass', 'label'].map(affixMeaning)).toEqual(
      Array(4).fill(null),
    );
  });
});
