import { readCsv } from '../csv';

/** A class as the twin needs it. */
export interface TwinClass {
  readonly name: string;
  readonly tasks: readonly [boolean, boolean, boolean];
  /** Share of positives in Task 1's or Task 3's test labels. */
  readonly prevalence: number;
  /** Training positives, null for the classes of Task 3. */
  readonly trainPositives: number | null;
  /** Positives of the gold set as inferred, null outside Task 2. */
  readonly goldPositives: number | null;
}

export const TRAIN_IMAGES = 258_871;

/** The paper prints no prevalence for the unseen classes. These are assumed: see README.md. */
const ASSUMED_PREVALENCE: Readonly<Record<string, number>> = {
  Bulla: 0.0023,
  Cardiomyopathy: 0.0014,
  Hilum: 0.2,
  Osteopenia: 0.0016,
  Scoliosis: 0.0243,
};

const countOrNull = (text: string | undefined) => (text ? Number(text) : null);

/** The 45 classes, in the order of the published list. */
export const CLASSES: readonly TwinClass[] = readCsv('challenges/cxr-lt-2024/classes.csv').map(
  (row) => {
    const trainPositives = countOrNull(row.train_positives);
    return {
      name: row.class!,
      tasks: [row.task1 === '1', row.task2 === '1', row.task3 === '1'],
      prevalence:
        trainPositives === null ? ASSUMED_PREVALENCE[row.class!]! : trainPositives / TRAIN_IMAGES,
      trainPositives,
      goldPositives: countOrNull(row.gold_positives_inferred),
    };
  },
);

/** The classes of a task, in the order of its files. */
export function classesOf(task: 1 | 2 | 3): readonly TwinClass[] {
  const classes = CLASSES.filter(({ tasks }) => tasks[task - 1]);
  if (task !== 2) return classes;
  // Task 2 has Normal before Nodule, Task 1 the reverse.
  const rank = ({ name }: TwinClass) => (name === 'Nodule' ? 'Normal~' : name);
  return classes.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
