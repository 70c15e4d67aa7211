import { type Labels, UNKNOWN } from '@/lib/metrics';
import type { GroupedImages } from '../attributes';
import type { TaskImageLabels } from '../images/source';

/** Most conditions of a slice. */
export const MOST_CONDITIONS = 3;

/** Images that share values of one to three attributes. */
export interface Slice {
  /** As in "View AP, Sex M". */
  readonly name: string;
  readonly conditions: number;
  /** The class whose label is one of the conditions; null for none. */
  readonly label: string | null;
  /** By row of the label file: 1 in the slice, 0 outside, 255 where a condition is not known. */
  readonly side: Uint8Array;
}

/** An attribute or a class's label, and its values. */
interface Dimension {
  readonly names: readonly string[];
  readonly groupOf: ArrayLike<number>;
  readonly label: string | null;
}

const GROUP_UNKNOWN = -1;

function ofAttribute({ name, groups, groupOf }: GroupedImages): Dimension {
  return { names: groups.map((group) => `${name} ${group}`), groupOf, label: null };
}

/** Images with the label. Those without it are the rest, and so no slice of their own. */
function ofLabel(name: string, labels: Labels): Dimension {
  const groupOf = Int8Array.from(labels, (label) =>
    label === UNKNOWN ? GROUP_UNKNOWN : 1 - label,
  );
  return { names: [`with ${name}`], groupOf, label: name };
}

/** All choices of one to `most` items, in their order, fewest first. */
function choices<T>(items: readonly T[], most: number): T[][] {
  let last: { readonly own: T[]; readonly next: number }[] = [{ own: [], next: 0 }];
  const found: T[][] = [];
  for (let size = 1; size <= most; size++) {
    last = last.flatMap(({ own, next }) =>
      items.slice(next).map((item, i) => ({ own: [...own, item], next: next + i + 1 })),
    );
    found.push(...last.map(({ own }) => own));
  }
  return found;
}

function sideOf(dimensions: readonly Dimension[], values: readonly number[], rows: number) {
  const side = new Uint8Array(rows).fill(1);
  dimensions.forEach(({ groupOf }, d) => {
    for (let row = 0; row < rows; row++) {
      const group = groupOf[row]!;
      if (group < 0) side[row] = UNKNOWN;
      else if (group !== values[d] && side[row] === 1) side[row] = 0;
    }
  });
  return side;
}

const sizeOf = (side: Uint8Array) => side.reduce((sum, own) => sum + (own === 1 ? 1 : 0), 0);

/** The slices of a choice of dimensions, a value of each; those of too few images are left out. */
function slicesOf(dimensions: readonly Dimension[], rows: number, least: number): Slice[] {
  let values: number[][] = [[]];
  for (const { names } of dimensions) {
    values = values.flatMap((own) => names.map((_, value) => [...own, value]));
  }
  return values.flatMap((own) => {
    const side = sideOf(dimensions, own, rows);
    if (sizeOf(side) < least) return [];
    return {
      name: dimensions.map(({ names }, d) => names[own[d]!]!).join(', '),
      conditions: dimensions.length,
      label: dimensions.find(({ label }) => label !== null)?.label ?? null,
      side,
    };
  });
}

const isSame = (a: Uint8Array, b: Uint8Array) =>
  a.every((own, row) => (own === 1) === (b[row] === 1));

/** The first of those that hold the same images, as where two columns say the same. */
function distinct(slices: readonly Slice[]): Slice[] {
  const bySize = new Map<number, Slice[]>();
  return slices.filter((slice) => {
    const size = sizeOf(slice.side);
    const others = bySize.get(size) ?? [];
    if (others.some(({ side }) => isSame(side, slice.side))) return false;
    bySize.set(size, [...others, slice]);
    return true;
  });
}

/**
 * The slices of a task's images: values of one to three attributes, and the label of a class alone or
 * with a value of one attribute. Of slices of the same images, only the first.
 *
 * @param least fewest images of a slice
 */
export function slicesOfTask(
  { classes, labels }: Pick<TaskImageLabels, 'classes' | 'labels'>,
  attributes: readonly GroupedImages[],
  least: number,
): Slice[] {
  const rows = labels[0]?.length ?? 0;
  const own = attributes.map(ofAttribute);
  const ofLabels = classes.map(({ name }, index) => ofLabel(name, labels[index]!));
  const chosen = [
    ...choices(own, MOST_CONDITIONS),
    ...ofLabels.flatMap((label) => [[label], ...own.map((attribute) => [attribute, label])]),
  ];
  return distinct(chosen.flatMap((dimensions) => slicesOf(dimensions, rows, least)));
}
