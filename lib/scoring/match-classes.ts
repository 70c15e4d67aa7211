import { canonicalClassKey } from '@/lib/challenge/class-names';
import { countPaired, joinRows } from '@/lib/ingest/align';
import { orderRemedy } from '@/lib/ingest/check/check-ids';
import { idIndex } from '@/lib/ingest/id-index';
import { InputError } from '@/lib/ingest/input-error';
import { areNumbered } from '@/lib/ingest/layout/numbered';
import type { AlignedIds } from '@/lib/ingest/match/alignment';
import { TextColumn } from '@/lib/ingest/text-column';
import type { ClassColumn } from '@/lib/ingest/types';

/** A file with its classes. */
interface ClassFile extends AlignedIds {
  readonly classes: readonly ClassColumn[];
  /** Whether the reader confirmed that rows and classes are in the order of the labels. */
  readonly rowOrder?: boolean;
}

/** Places of classes by their key. */
export const byKey = (classes: readonly ClassColumn[]) =>
  new Map(classes.map(({ key }, index) => [key, index]));

const isNumbered = (classes: readonly ClassColumn[]) =>
  areNumbered(classes.map(({ column }) => column));

/** Columns named in an error. */
const examples = (classes: readonly ClassColumn[]) =>
  classes
    .slice(0, 3)
    .map(({ column }) => `"${column}"`)
    .join(', ');

function noClassShared(task: ClassFile, submission: ClassFile): InputError {
  const { fileName: file, classes } = submission;
  const details = { file, expected: 'at least one column named as a class of the labels' };
  const there = `${task.fileName} has ${examples(task.classes)}`;
  const ids = idIndex(TextColumn.of(classes.slice(0, 100).map(({ column }) => column)));
  const isTransposed = ids.distinct > 1 && countPaired(joinRows(ids, task.ids)) > ids.distinct / 2;
  if (isTransposed) {
    return new InputError(
      `has ids of ${task.fileName} as column names (${examples(classes)}); expected a row for each image: transpose the file, in Python pd.read_csv(FILE, index_col=0).T.to_csv(FILE)`,
      { file, expected: 'a row for each image and a column for each class' },
    );
  }
  if (!isNumbered(classes) && !isNumbered(task.classes)) {
    return new InputError(
      `no class column matches a class of ${task.fileName}: here ${examples(classes)}, there ${examples(task.classes)}`,
      details,
    );
  }
  const isAsMany = classes.length === task.classes.length;
  const counts = isAsMany
    ? `both files have ${classes.length} classes`
    : `this file has ${classes.length} classes, the labels ${task.classes.length}`;
  return new InputError(
    `has class columns ${examples(classes)}, while ${there}: one of the files numbers its classes and does not name them; ${counts}; expected a list of class names${isAsMany ? ', or, if you know that the order is the same, that you confirm it' : ''}`,
    { ...details, ...(isAsMany && { remedies: [orderRemedy] }) },
  );
}

/** A class without signs, spaces and case: `Lung.Mass` of R and `lungMass` are one. */
const bareKey = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Classes by the keys of a task, also where names differ in signs and no other class is meant. */
function bySpelling(
  task: ClassFile,
  classes: readonly ClassColumn[],
  known: ReadonlyMap<string, number>,
): readonly ClassColumn[] {
  const here = new Set(classes.map(({ key }) => key));
  const keysOf = (all: readonly ClassColumn[], isOpen: (one: ClassColumn) => boolean) => {
    const groups = new Map<string, ClassColumn[]>();
    for (const one of all.filter(isOpen)) {
      const bare = bareKey(one.key);
      groups.set(bare, [...(groups.get(bare) ?? []), one]);
    }
    return groups;
  };
  const open = keysOf(classes, ({ key }) => !known.has(key));
  const wanted = keysOf(task.classes, ({ key }) => !here.has(key));
  const found = new Map<ClassColumn, string>();
  for (const [bare, own] of open) {
    const there = wanted.get(bare);
    if (bare !== '' && own.length === 1 && there?.length === 1) found.set(own[0]!, there[0]!.key);
  }
  if (found.size === 0) return classes;
  return classes.map((own) => ({ ...own, key: found.get(own) ?? own.key }));
}

const GENERIC =
  /^(?:labels?|targets?|gt|truth|y|class|scores?|probs?|probability|preds?|prediction|predicted|logits?|outputs?|confidence|column\[0\]|y_?(?:true|pred|score|prob))$/i;

/** Whether both files have one class, and one of them does not name it. */
function isLoneClass(classes: readonly ClassColumn[], others: readonly ClassColumn[]): boolean {
  if (classes.length !== 1 || others.length !== 1) return false;
  return [classes[0]!, others[0]!].some(({ column }) => GENERIC.test(column.trim()));
}

/** What all names have before or after them, up to a separator: `p_` of `p_Edema` and `p_Mass`. */
function commonEnds(names: readonly string[]): readonly [string, string] {
  if (names.length < 2) return ['', ''];
  const shared = (all: readonly string[]) => {
    const [first = ''] = all;
    let length = 0;
    while (length < first.length && all.every((own) => own[length] === first[length])) length++;
    return first.slice(0, length);
  };
  const reversed = (text: string) => [...text].reverse().join('');
  const before = shared(names).replace(/[^_:./ -]+$/, '');
  const after = reversed(shared(names.map(reversed))).replace(/^[^_:./ -]+/, '');
  return [before, after];
}

/** Classes by the keys of a task, where names differ only by what those of a file have in common. */
function byBareNames(task: ClassFile, { classes }: ClassFile): readonly ClassColumn[] | null {
  const keysOf = (all: readonly ClassColumn[]) => {
    const [before, after] = commonEnds(all.map(({ column }) => column));
    return all.map(({ column }) =>
      canonicalClassKey(column.slice(before.length, column.length - after.length) || column),
    );
  };
  const there = keysOf(task.classes);
  const keys = keysOf(classes).map((key) => task.classes[there.indexOf(key)]?.key);
  const found = keys.filter((key) => key !== undefined);
  if (found.length <= task.classes.length / 2 || new Set(found).size < found.length) return null;
  return classes.map((own, i) => ({ ...own, key: keys[i] ?? own.key }));
}

/** How the classes of two files were matched. */
export type ClassMatching = 'name' | 'bare-name' | 'order';

/**
 * The classes of a submission by the keys of its task: by name, without what all names of a file have
 * in common, or by order where the files only number them.
 *
 * @throws InputError where no class is shared
 */
export function classesOn(
  task: ClassFile,
  submission: ClassFile,
): { readonly classes: readonly ClassColumn[]; readonly by: ClassMatching } {
  const { rowOrder } = submission;
  const known = byKey(task.classes);
  const classes = bySpelling(task, submission.classes, known);
  if (classes.some(({ key }) => known.has(key))) return { classes, by: 'name' };
  const bare = byBareNames(task, submission);
  if (bare) return { classes: bare, by: 'bare-name' };
  const [here, there] = [isNumbered(classes), isNumbered(task.classes)];
  // Equal numbers are equal names; a lone class needs none.
  const isClear = (here && there) || isLoneClass(classes, task.classes);
  const isByOrder = isClear || ((rowOrder || task.rowOrder) && (here || there));
  if (!isByOrder || classes.length !== task.classes.length) throw noClassShared(task, submission);
  const ordered = classes.map((own, i) => ({ ...own, key: task.classes[i]!.key }));
  return { classes: ordered, by: 'order' };
}
