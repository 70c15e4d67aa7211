import { recognise } from '@/lib/challenge/recognise';
import type { OutcomeKind, OutcomeValues, StoredOutcome } from '@/lib/results/outcomes';
import { pairsOf } from '@/lib/scoring/contradictions';
import type { NotebookDocument } from '../document/types';
import { improveChoice } from '../improve-choice';
import { contradictionsOf } from './contradictions';
import { improveTask } from './improving';
import { OUTCOME_SETTINGS } from './outcomes';
import { readerStudyOf } from './readers';
import type { Session } from './session';

const IMPROVED = ['thresholds', 'recalibration', 'rates', 'ensemble'] as const;

/** What cells compute of the images of a task, for a results file; computed where it is not yet. */
export async function outcomesOf(
  session: Session,
  taskId: string,
  document: Pick<NotebookDocument, 'settings' | 'uncertainty'>,
  signal: AbortSignal,
): Promise<StoredOutcome[]> {
  const task = session.state.tasks.find(({ id }) => id === taskId);
  if (!task) return [];
  const found: StoredOutcome[] = [];
  const add = <Kind extends OutcomeKind>(
    kind: Kind,
    settings: string,
    value: OutcomeValues[Kind] | null,
  ) => {
    if (value) found.push({ kind, settings, value } as StoredOutcome);
  };
  const choice = improveChoice(document);
  for (const kind of IMPROVED) {
    const one = await improveTask(session, taskId, kind, choice, { signal });
    add(kind, OUTCOME_SETTINGS.improve(kind, choice), one as OutcomeValues[typeof kind] | null);
  }
  const { threshold } = document.settings;
  const study = await readerStudyOf(session, taskId, threshold, signal);
  add('readers', OUTCOME_SETTINGS.readers(threshold), study);
  const classes = task.classes.map(({ name }) => name);
  const { challenge } = recognise(classes, document.settings.challenge);
  if (pairsOf(challenge, classes).length > 0) {
    const one = await contradictionsOf(session, taskId, challenge, signal);
    add('contradictions', OUTCOME_SETTINGS.contradictions(challenge, classes), one);
  }
  return found;
}
