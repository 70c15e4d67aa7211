import type { NotebookView } from '@/components/hooks/context';
import type { SessionState } from '@/lib/notebook/session/types';
import type { OutcomeKind } from '@/lib/results/outcomes';

/** What the page has, as far as requirements ask for it. */
interface Loaded {
  readonly view: NotebookView;
  readonly sources: SessionState['sources'];
}

interface Requirement {
  /** What to do if it is not met, as a sentence without its end. */
  readonly missing: string;
  isMet(loaded: Loaded): boolean;
}

const entryOf = ({ view, sources }: Loaded) => sources.find(({ id }) => id === view.task?.id);

const labelsOf = ({ view }: Loaded) =>
  view.files.tasks.find(({ id }) => id === view.task?.id)?.source;

/** Whether the results file of the task holds what is computed of its images. */
function holds(loaded: Loaded, kind: OutcomeKind): boolean {
  return entryOf(loaded)?.stored?.task.outcomes?.some((own) => own.kind === kind) ?? false;
}

const IMAGES: Requirement = {
  missing: 'Open the files with labels and scores',
  isMet: (loaded) => entryOf(loaded)?.stored === undefined,
};

/** The images of the task, or what its results file holds of them. */
const imagesOr = (kind: OutcomeKind): Requirement => ({
  missing: IMAGES.missing,
  isMet: (loaded) => IMAGES.isMet(loaded) || holds(loaded, kind),
});

/**
 * What a cell can need beside a task with predictions. A cell whose requirement is not met is folded
 * into a line that says so.
 */
export const REQUIREMENTS = {
  task: {
    missing: 'Open a label file and a prediction file',
    isMet: ({ view }) => view.task !== null,
  },
  images: IMAGES,
  'images-or-thresholds': imagesOr('thresholds'),
  'images-or-recalibration': imagesOr('recalibration'),
  'images-or-ensemble': imagesOr('ensemble'),
  'images-or-readers': imagesOr('readers'),
  'images-or-contradictions': imagesOr('contradictions'),
  'two-teams': {
    missing: 'Open predictions of a second team for the same task',
    isMet: ({ view }) => (view.task?.allTeams.length ?? 0) > 1,
  },
  'two-tasks': {
    missing: 'Open a second label file and the predictions of the same teams for it',
    isMet: ({ view }) => view.tasks.filter(({ allTeams }) => allTeams.length > 0).length > 1,
  },
  'second-labels': {
    missing: 'Open a second label file with fewer of the same images, such as a gold set,',
    isMet: ({ view }) => view.tasks.length > 1,
  },
  readers: {
    missing: 'Open labels by human readers (a column that names them, or a file for each)',
    isMet: (loaded: Loaded) =>
      (labelsOf(loaded)?.content.readers.length ?? 0) > 0 || holds(loaded, 'readers'),
  },
  parents: {
    missing: 'Name parents of classes in the description of the challenge',
    isMet: ({ view }) =>
      view.task?.recognised.challenge?.classes.some(({ parent }) => parent !== undefined) ?? false,
  },
  groups: {
    missing:
      'Add a metadata file (view, sex, age...), or open a results file with counts by subgroup,',
    isMet(loaded) {
      const entry = entryOf(loaded);
      if (entry?.stored) return entry.stored.task.attributes.length > 0;
      return loaded.sources.some(
        ({ id, origin, source }) =>
          (source?.role === 'metadata' || id === entry?.id) &&
          origin === entry?.origin &&
          source !== null &&
          'attributes' in source.description &&
          source.description.attributes.length > 0,
      );
    },
  },
} as const satisfies Readonly<Record<string, Requirement>>;

export type RequirementName = keyof typeof REQUIREMENTS;

/** Whether a requirement is met by opening the files that results were computed from. */
export const needsImages = (name: RequirementName) => name.startsWith('images');

/** The first requirement that is not met; null if all are. */
export function firstUnmet(
  names: readonly RequirementName[],
  loaded: Loaded,
): RequirementName | null {
  return names.find((name) => !REQUIREMENTS[name].isMet(loaded)) ?? null;
}
