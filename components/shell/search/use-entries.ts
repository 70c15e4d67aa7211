'use client';

import { useView } from '@/components/hooks/context';
import { useTeamOrder } from '@/components/hooks/published';
import { useThemeChoice } from '@/components/hooks/use-theme';
import { useViewMode } from '@/components/hooks/view-mode';
import { changeSelection, changeSettings } from '@/lib/notebook/document/store';
import type { ThemeChoice } from '@/lib/notebook/ephemeral';
import { NOTHING_SELECTED } from '@/lib/notebook/selection';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { formatScore } from '@/lib/plots/core/format';
import { useChangedSettings } from '../ChangedSettings';
import { useCommands } from '../commands';
import { useShownCells } from '../use-cells';
import type { Entry } from './match';

/** Scrolls to a cell and moves the focus to it. */
function goTo(id: string): void {
  // After the dialog has given the focus back.
  requestAnimationFrame(() => {
    const section = document.getElementById(id);
    if (!section) return;
    section.tabIndex = -1;
    section.focus({ preventScroll: true });
    section.scrollIntoView({ behavior: 'instant' });
  });
}

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** A threshold that is typed, as in "threshold 0.3" or "0.3". */
export function typedThreshold(typed: string): number | null {
  const match = /^\s*(?:threshold\s*)?([01]?[.,]\d{1,3})\s*$/i.exec(typed);
  const value = match ? Number(match[1]!.replace(',', '.')) : Number.NaN;
  return value >= 0 && value <= 1 ? value : null;
}

/** All that can be found: classes, teams and tasks of what is loaded, cells, settings, commands. */
export function useEntries(typed: string): Entry[] {
  const { task, tasks } = useView();
  const cells = useShownCells();
  const commands = useCommands();
  const changed = useChangedSettings();
  const [, chooseTheme] = useThemeChoice();
  const isEditing = useViewMode().kind === 'edit';
  const loaded = useTeamOrder();
  const threshold = typedThreshold(typed);
  const setting = (label: string, run: () => void, words = ''): Entry => ({
    id: `setting ${label}`,
    kind: 'setting',
    label,
    words,
    run,
  });
  return [
    ...(threshold === null
      ? []
      : [
          setting(
            `Set the threshold to ${formatScore(threshold)}`,
            () => changeSettings({ threshold }),
            typed,
          ),
        ]),
    { id: 'cell sources', kind: 'cell', label: 'Files', run: () => goTo('sources') },
    ...cells.map(
      ({ cell, title, definition }): Entry => ({
        id: `cell ${cell.id}`,
        kind: 'cell',
        label: definition?.title ?? title,
        words: definition?.short ?? '',
        run: () => goTo(cell.id),
      }),
    ),
    ...(task?.classOrder ?? []).map(
      (name): Entry => ({
        id: `class ${name}`,
        kind: 'class',
        label: name,
        run() {
          changeSelection({ ...NOTHING_SELECTED, classes: [name] });
          goTo('one-class');
        },
      }),
    ),
    ...(task ? task.teams : loaded).map(
      (name): Entry => ({
        id: `team ${name}`,
        kind: 'team',
        label: name,
        words: `team ${name}`,
        run() {
          changeSelection({ ...NOTHING_SELECTED, teams: [name] });
          goTo(task ? 'leaderboard' : 'published-leaderboards');
        },
      }),
    ),
    ...tasks.map(
      ({ task: name }): Entry => ({
        id: `task ${name}`,
        kind: 'task',
        label: name,
        words: 'task',
        run: () => changeSettings({ task: name }),
      }),
    ),
    setting('Order classes by prevalence', () => changeSettings({ order: 'prevalence' }), 'sort'),
    setting('Order classes by name', () => changeSettings({ order: 'name' }), 'sort'),
    setting('Order classes as in the file', () => changeSettings({ order: 'file' }), 'sort'),
    setting('Show all teams', () => changeSettings({ hiddenTeams: INITIAL_SETTINGS.hiddenTeams })),
    ...changed.map(({ label, reset }) => setting(`${label}: back to the default`, reset, 'reset')),
    ...THEMES.map((choice) =>
      setting(`Colours: ${choice}`, () => chooseTheme(choice), 'theme dark mode'),
    ),
    ...(isEditing ? Object.entries(commands) : []).map(
      ([name, { label, run }]): Entry => ({
        id: `command ${name}`,
        kind: 'command',
        label: name === 'begin' ? 'New notebook' : label.replace('…', ''),
        words: 'notebook',
        run,
      }),
    ),
  ];
}
