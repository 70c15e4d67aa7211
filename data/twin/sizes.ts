/** How much of the twin to make. */
export interface Size {
  readonly name: 'full' | 'small';
  /** Images of the Task 1 test set. */
  readonly images: number;
  /** Whether to add the teams that are there for the agreement between tasks only. */
  readonly agreement: boolean;
  /** Bootstrap replicates that are drawn for readers who ask for intervals. */
  readonly replicates: number;
}

/** The gold set's studies, one image each, in every size. */
export const GOLD_IMAGES = 406;

export const SIZES: Readonly<Record<Size['name'], Size>> = {
  full: { name: 'full', images: 78_946, agreement: true, replicates: 200 },
  small: { name: 'small', images: 8_000, agreement: true, replicates: 200 },
};
