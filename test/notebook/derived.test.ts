import { expect, it } from 'vitest';
import { evaluationsOf, openedTeams } from '@/lib/notebook/session/evaluations';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import { taskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { taskView } from '@/lib/notebook/view';
import { sessionInNode } from './support';

const file = (name: string, text: string) => ({ file: new File([text], name) });

const LABELS = file('labels.csv', 'id,Edema,Hernia\na,1,0\nb,0,1\nc,1,0\nd,0,\n');
const MODEL = file('model.csv', 'id,Edema,Hernia\na,0.9,0.7\nb,0.1,0.6\nc,0.5,0.2\nd,0.8,0.1\n');
const OTHER = file('other.csv', 'id,Edema,Hernia\na,0.1,0.2\nb,0.4,0.3\nc,0.6,0.8\nd,0.2,0.9\n');
const UNRELATED = file('more.csv', 'id,Mass\nx,1\ny,0\nz,1\n');

it('teams keep the order in which their files were opened, so that a better one changes no colour', async () => {
  const session = sessionInNode();
  await session.add([LABELS, OTHER], 'own');
  const opened = () =>
    openedTeams(session.state.sources, new Set(session.state.tasks.map((t) => t.id)));
  expect(opened()).toEqual(['other']);
  await session.add([MODEL], 'own');
  expect(opened()).toEqual(['other', 'model']);
  expect(taskView(evaluationsOf(session.state)[0]!, INITIAL_SETTINGS).allTeams).toEqual([
    'model',
    'other',
  ]);
  expect(openedTeams(session.state.sources, new Set())).toEqual([]);
});

it('what is derived from a task stays the same object until the task itself changes', async () => {
  const session = sessionInNode();
  const derive = (settings = INITIAL_SETTINGS) => {
    const evaluation = evaluationsOf(session.state).find((e) => e.submissions.length > 0)!;
    const view = taskView(evaluation, settings);
    return { evaluation, view, uncertainty: taskUncertainty(view, undefined, DEFAULT_UNCERTAINTY) };
  };
  await session.add([LABELS, MODEL], 'own');
  const before = derive();
  await session.add([UNRELATED], 'own');
  const after = derive();
  expect(after.evaluation).toBe(before.evaluation);
  expect(after.view).toBe(before.view);
  expect(after.uncertainty).toBe(before.uncertainty);

  const moved = derive({ ...INITIAL_SETTINGS, threshold: 0.3 });
  expect(moved.evaluation).toBe(before.evaluation);
  expect(moved.view).not.toBe(before.view);

  await session.add([OTHER], 'own');
  const more = derive();
  expect(more.evaluation).not.toBe(before.evaluation);
  expect(more.view.teams).toHaveLength(2);
  expect(more.evaluation.submissions[0]).toBe(before.evaluation.submissions[0]);
});
