import type { SourceEntry } from './session/types';

/** Where what is shown comes from. */
export interface DataOrigin {
  readonly kind: 'twin' | 'synthetic' | 'published' | 'results' | 'own';
  /** A few words: a badge. */
  readonly label: string;
  /** One sentence. */
  readonly detail: string;
}

const TWIN: DataOrigin = {
  kind: 'twin',
  label: 'Synthetic (twin)',
  detail:
    'Synthetic labels and predictions, made to resemble the published tables. These are not results of the teams.',
};

const SYNTHETIC: DataOrigin = {
  kind: 'synthetic',
  label: 'Synthetic',
  detail: 'The results file says that its data are synthetic.',
};

const OWN: DataOrigin = {
  kind: 'own',
  label: 'Your files',
  detail: 'Computed in this browser from files that you opened.',
};

export const PUBLISHED: DataOrigin = {
  kind: 'published',
  label: 'Published (real)',
  detail: 'Values of real teams and images, as printed in the overview paper.',
};

/** Whether a file is synthetic: it says so itself, or came with the page without being results. */
export function isSynthetic({ origin, stored }: Pick<SourceEntry, 'origin' | 'stored'>): boolean {
  return stored ? stored.results.synthetic : origin === 'built-in';
}

function originOf(entry: SourceEntry): DataOrigin {
  if (isSynthetic(entry)) return entry.origin === 'built-in' ? TWIN : SYNTHETIC;
  if (!entry.stored) return OWN;
  const { name } = entry.stored.container;
  return {
    kind: 'results',
    label: `Results file: ${name}`,
    detail: `Computed earlier from files that are not open here, and read from ${name}.`,
  };
}

/** Where the labels and predictions of tasks come from, each origin once. */
export function originsOfTasks(
  tasks: readonly string[],
  sources: readonly SourceEntry[],
): DataOrigin[] {
  const own = sources.filter(
    ({ id, joined, status }) =>
      tasks.includes(id) || (joined && tasks.includes(joined.task) && status.kind === 'ready'),
  );
  const found = new Map(own.map((entry) => [originOf(entry).label, originOf(entry)]));
  return [...found.values()];
}

/**
 * Means of the twin that were no targets and are not those of the paper: columns of `team_metrics`.
 * `data/twin/README.md` says how far they are.
 */
export const UNMATCHED: readonly string[] = ['mauroc', 'mece'];
