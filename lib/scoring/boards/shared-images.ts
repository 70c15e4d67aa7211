import { byClassKey } from '@/lib/challenge/canonical-order';
import { jackknifeGroups, type Labels, type Proportion, UNKNOWN } from '@/lib/metrics';
import type { ScoreSource } from '../images/source';

/** A class of a task on the images that two label files share. */
export interface SharedClass {
  readonly name: string;
  /** By shared image: 0, 1 or 255 (unknown). */
  readonly first: Labels;
  /** Labels of the second file; null where it does not have the class. */
  readonly second: Labels | null;
  /** Positives by the first labels among the shared images, and among the others. */
  readonly inside: Proportion;
  readonly outside: Proportion;
}

/** The images of a task that another label file has too, such as a gold set. */
export interface SharedImages {
  readonly task: string;
  /** Name of the task that the second labels are of. */
  readonly second: string;
  /** Images of the task. */
  readonly images: number;
  /** Rows of the task's label file that are shared, ascending. */
  readonly rows: Uint32Array;
  /** Images that are resampled together, by shared image: numbered from 0. */
  readonly clusterOf: Uint32Array;
  /** Groups of these that the jackknife leaves out in turn: cluster c is in group c modulo their number. */
  readonly groups: number;
  /** Column of the patient; null where single images are resampled. */
  readonly unit: string | null;
  /** All classes of the task, by key. */
  readonly classes: readonly SharedClass[];
}

/** Numbers clusters from 0 in the order in which they appear. */
function renumbered(clusters: ArrayLike<number>): Uint32Array {
  const numbers = new Map<number, number>();
  return Uint32Array.from(clusters, (cluster) => {
    const known = numbers.get(cluster) ?? numbers.size;
    numbers.set(cluster, known);
    return known;
  });
}

/** Positives among the images with a label. */
function positivesOf(labels: Labels): Proportion {
  let [count, of] = [0, 0];
  for (const label of labels) {
    if (label === UNKNOWN) continue;
    of++;
    count += label;
  }
  return { count, of };
}

/** The images that a task shares with another label file; null where there is none. */
export async function sharedImages(source: ScoreSource): Promise<SharedImages | null> {
  const second = await source.secondLabels();
  if (!second) return null;
  const known = (row: number) => second.labels.some((own) => own !== null && own[row]! !== UNKNOWN);
  const rows = Uint32Array.from(
    Array.from({ length: source.ids.length }, (_, row) => row).filter(known),
  );
  if (rows.length === 0) return null;
  const { unit, clusterOf } = await source.clusters();
  const take = (labels: Labels) => Uint8Array.from(rows, (row) => labels[row]!);
  const classes = source.classes.map(({ name }, index) => {
    const other = second.labels[index];
    const first = take(source.labels[index]!);
    const inside = positivesOf(first);
    const all = positivesOf(source.labels[index]!);
    return {
      name,
      first,
      second: other ? take(other) : null,
      inside,
      outside: { count: all.count - inside.count, of: all.of - inside.of },
    };
  });
  const shared = renumbered(Array.from(rows, (row) => clusterOf[row]!));
  return {
    task: source.task,
    second: second.name,
    images: source.ids.length,
    rows,
    clusterOf: shared,
    groups: jackknifeGroups(shared.reduce((most, own) => Math.max(most, own + 1), 0)),
    unit,
    classes: classes.sort((a, b) => byClassKey(a.name, b.name)),
  };
}
