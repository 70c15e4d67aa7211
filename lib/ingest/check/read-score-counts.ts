import { byClassKey, byCodeUnits } from '@/lib/challenge/canonical-order';
import { canonicalClassKey, className } from '@/lib/challenge/class-names';
import { SCORE_COUNT_COLUMNS } from '../describe/count-columns';
import type { FileColumns } from '../describe/describe';
import { InputError } from '../input-error';
import type { Column, CountedClass, CountedGroup, CountedImages } from '../types';
import { cellText, numbersOf } from '../values';
import { inRows, pinpoint } from './pinpoint';

/** Most images that a count may hold: counts are stored in 32 bits. */
const MOST = 2 ** 32 - 1;
const MOST_REPLICATES = 100_000;

/** Numbers of a column, all within a range; a missing one is `missing`, or refused. */
function numbersIn(
  file: FileColumns,
  column: Column,
  fits: (value: number) => boolean,
  expected: string,
  missing?: number,
): ArrayLike<number> {
  const numbers = numbersOf(column);
  const isEmpty = (row: number) => (cellText(column, row) ?? '') === '';
  const isWrong = (row: number) =>
    numbers.missing?.[row] ? missing === undefined || !isEmpty(row) : !fits(numbers.values[row]!);
  const found = pinpoint(column, file.rows, isWrong);
  if (!found) {
    if (missing === undefined || !numbers.missing) return numbers.values;
    return Array.from(numbers.values, (value, row) => (numbers.missing![row] ? missing : value));
  }
  const value = found.value ?? '';
  const holds = value === '' ? 'is empty' : `holds ${value}`;
  throw new InputError(`column "${column.name}" ${holds} ${inRows(found)}; expected ${expected}`, {
    file: file.fileName,
    column: column.name,
    row: found.row,
    value,
    expected,
  });
}

const isCount = (most: number) => (value: number) =>
  Number.isInteger(value) && value >= 0 && value <= most;

/** The number of each row's text, equal texts alike; and the texts by number. */
function numbered(column: Column | undefined, rows: number): { of: Int32Array; texts: string[] } {
  const numbers = new Map<string, number>();
  const of = new Int32Array(rows);
  for (let row = 0; column && row < rows; row++) {
    const text = cellText(column, row) ?? '';
    const known = numbers.get(text);
    if (known === undefined) numbers.set(text, numbers.size);
    of[row] = known ?? numbers.size - 1;
  }
  return { of, texts: column ? [...numbers.keys()] : [''] };
}

/** Rows of one class in one group and replicate. */
interface Series {
  readonly key: string;
  readonly name: string;
  readonly attribute: string;
  readonly value: string;
  readonly replicate: number;
  readonly rows: number[];
}

/** The counts of a series, ascending by score; rows without an image are left out. */
function countsOf(
  file: FileColumns,
  { name, rows }: Series,
  score: Column,
  positives: ArrayLike<number>,
  negatives: ArrayLike<number>,
): CountedClass['counts'] {
  const values = numbersOf(score).values;
  const inOrder = rows
    .filter((row) => positives[row]! + negatives[row]! > 0)
    .sort((a, b) => values[a]! - values[b]!);
  const at = inOrder.findIndex((row, i) => i > 0 && values[row] === values[inOrder[i - 1]!]);
  if (at >= 0) {
    const row = Math.max(inOrder[at]!, inOrder[at - 1]!) + 1;
    const value = String(values[inOrder[at]!]);
    const expected = 'one row for each class and score (GROUP BY class, score)';
    throw new InputError(
      `score ${value} of class "${name}" occurs again in row ${row}; expected ${expected}`,
      { file: file.fileName, column: score.name, row, value, expected },
    );
  }
  // + 0 makes -0 a plain 0.
  const take = (row: number) => values[row]! + 0;
  return {
    scores:
      score.kind === 'float' ? Float32Array.from(inOrder, take) : Float64Array.from(inOrder, take),
    positives: Uint32Array.from(inOrder, (row) => positives[row]!),
    negatives: Uint32Array.from(inOrder, (row) => negatives[row]!),
  };
}

const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0);

/** Groups, and replicates by number, have only classes and no more images than all images. */
function checkTotals(file: string, { classes, groups, replicates }: CountedImages): void {
  const expected = 'counts of the same images';
  const byKey = new Map(classes.map((own) => [own.key, own]));
  const known = (name: string, key: string, where: string) => {
    if (byKey.has(key)) return;
    throw new InputError(`class "${name}" is in ${where} only; expected ${expected}`, {
      file,
      value: name,
      expected,
    });
  };
  replicates.forEach((own, index) => {
    for (const { name, key } of own) known(name, key, `replicate ${index + 1}`);
  });
  for (const kind of ['positives', 'negatives'] as const) {
    const totals = new Map<string, number>();
    for (const { attribute, classes: own } of groups) {
      for (const { key, name, counts } of own) {
        known(name, key, `attribute "${attribute}"`);
        const id = JSON.stringify([attribute, key]);
        const total = (totals.get(id) ?? 0) + sum(counts[kind]);
        totals.set(id, total);
        const all = sum(byKey.get(key)!.counts[kind]);
        if (total <= all) continue;
        throw new InputError(
          `attribute "${attribute}" counts ${total} ${kind} of class "${name}", more than the ${all} of all images; expected ${expected}`,
          { file, value: String(total), expected },
        );
      }
    }
  }
}

function noneOfAll(file: FileColumns): InputError {
  const expected = 'rows with an empty attribute and replicate 0';
  return new InputError(`has no counts of all images; expected ${expected}`, {
    file: file.fileName,
    expected,
  });
}

function assembled(
  file: FileColumns,
  series: readonly Series[],
  counts: (own: Series) => CountedClass['counts'],
): CountedImages {
  const classesOf = (some: readonly Series[]): CountedClass[] =>
    some
      .map((own) => ({ key: own.key, name: own.name, counts: counts(own) }))
      .filter((own) => own.counts.scores.length > 0)
      .sort((a, b) => byClassKey(a.name, b.name));
  const classes = classesOf(series.filter((own) => own.attribute === '' && own.replicate === 0));
  if (classes.length === 0) throw noneOfAll(file);
  const byGroup = new Map<string, Series[]>();
  const byReplicate: Series[][] = [];
  for (const own of series) {
    if (own.attribute !== '') {
      const id = JSON.stringify([own.attribute, own.value]);
      byGroup.set(id, [...(byGroup.get(id) ?? []), own]);
    } else if (own.replicate > 0) {
      byReplicate[own.replicate - 1] ??= [];
      byReplicate[own.replicate - 1]!.push(own);
    }
  }
  const groups = [...byGroup.values()]
    .map((some): CountedGroup => {
      const { attribute, value } = some[0]!;
      return { attribute, value, classes: classesOf(some) };
    })
    .sort((a, b) => byCodeUnits(a.attribute, b.attribute) || byCodeUnits(a.value, b.value));
  const present = Array.from(byReplicate, (some): Series[] | undefined => some);
  const gap = present.indexOf(undefined);
  if (gap >= 0) {
    const expected = `replicates 1 to ${byReplicate.length}`;
    throw new InputError(`has no rows of replicate ${gap + 1}; expected ${expected}`, {
      file: file.fileName,
      column: 'replicate',
      value: String(gap + 1),
      expected,
    });
  }
  return { classes, groups, replicates: byReplicate.map(classesOf) };
}

/**
 * Reads images counted by class and score: a row for each class and distinct score, with its
 * positives and negatives; in other rows those of a subgroup (`attribute`, `value`) or of a
 * replicate (`replicate`, from 1 on). The order of rows makes no difference.
 *
 * @throws InputError for a missing column, a score outside 0 to 1, an invalid count, a score
 *   that occurs again, and groups or replicates of other images than the rest
 */
export function readScoreCounts(file: FileColumns): CountedImages {
  const { fileName, rows } = file;
  const byName = new Map(file.columns.map((column) => [column.name.trim().toLowerCase(), column]));
  const missing = SCORE_COUNT_COLUMNS.filter((name) => !byName.has(name));
  if (missing.length > 0) {
    const expected = `columns ${SCORE_COUNT_COLUMNS.map((name) => `"${name}"`).join(', ')}`;
    throw new InputError(`has no column "${missing[0]}"; expected ${expected}`, {
      file: fileName,
      column: missing[0],
      expected,
    });
  }
  const [ofClass, score, ofPositives, ofNegatives] = SCORE_COUNT_COLUMNS.map(
    (name) => byName.get(name)!,
  ) as [Column, Column, Column, Column];
  const count = `a whole number from 0 to ${MOST}`;
  const positives = numbersIn(file, ofPositives, isCount(MOST), count);
  const negatives = numbersIn(file, ofNegatives, isCount(MOST), count);
  numbersIn(file, score, (value) => value >= 0 && value <= 1, 'a score from 0 to 1');
  const replicateColumn = byName.get('replicate');
  const replicates = replicateColumn
    ? numbersIn(
        file,
        replicateColumn,
        isCount(MOST_REPLICATES),
        `a whole number from 0 to ${MOST_REPLICATES}`,
        0,
      )
    : null;
  const names = numbered(ofClass, rows);
  const attributes = numbered(byName.get('attribute'), rows);
  const values = numbered(byName.get('value'), rows);
  const keys = names.texts.map((text) => (text === '' ? '' : canonicalClassKey(text)));
  const found = new Map<string, Series>();
  for (let row = 0; row < rows; row++) {
    const text = names.texts[names.of[row]!]!;
    if (text === '') {
      const expected = 'the name of a class';
      throw new InputError(
        `column "${ofClass.name}" is empty in row ${row + 1}; expected ${expected}`,
        { file: fileName, column: ofClass.name, row: row + 1, value: '', expected },
      );
    }
    const key = keys[names.of[row]!]!;
    const replicate = replicates?.[row] ?? 0;
    const attribute = attributes.texts[attributes.of[row]!]!;
    const value = values.texts[values.of[row]!]!;
    const id = `${replicate} ${attributes.of[row]} ${values.of[row]} ${key}`;
    const known = found.get(id);
    if (known) known.rows.push(row);
    else {
      const name = className(text);
      found.set(id, { key, name, attribute, value, replicate, rows: [row] });
    }
  }
  const counted = assembled(file, [...found.values()], (own) =>
    countsOf(file, own, score, positives, negatives),
  );
  checkTotals(fileName, counted);
  return counted;
}
