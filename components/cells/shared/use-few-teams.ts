'use client';

import { useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { fewTeams } from '@/lib/notebook/few-teams';
import { selectionStore } from '@/lib/notebook/selection';

const CHOICES = [{ value: 'first' }, { value: 'all' }] as const;

/** Which teams a figure shows that has a mark for each: of many only some, unless asked for all. */
export interface DrawnTeams {
  readonly drawn: readonly string[];
  readonly choice: (typeof CHOICES)[number]['value'];
  choose(choice: DrawnTeams['choice']): void;
}

/** @param name of the choice, where a cell has several figures of the kind */
export function useFewTeams(name = 'teams-drawn'): DrawnTeams {
  const { teams } = useTask();
  const [choice, choose] = useOption(name, CHOICES, 'first');
  // Marks are greyed first; figures that are drawn anew follow.
  const selected = useDeferredValue(useStore(selectionStore, (selection) => selection.teams));
  const found = useMemo(
    () => (choice === 'all' ? teams : fewTeams(teams, selected)),
    [teams, selected, choice],
  );
  // Figures are drawn anew only where another selection means other teams.
  const key = JSON.stringify(found);
  const drawn = useMemo((): readonly string[] => JSON.parse(key), [key]);
  return { drawn, choice, choose };
}
