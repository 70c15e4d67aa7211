'use client';

import { useDeferredValue, useMemo } from 'react';
import { useTask } from '@/components/hooks/context';
import { useOption, useSelection } from '@/components/hooks/document';
import { Segmented } from '@/components/ui/ToggleGroup';
import { areMany, fewTeams, fewTeamsWords } from '@/lib/notebook/few-teams';
import { steadyList } from '@/lib/notebook/memo';

const CHOICES = [{ value: 'first' }, { value: 'all' }] as const;

interface FewTeams {
  /** The teams to show, best first. */
  readonly shown: readonly string[];
  readonly choice: (typeof CHOICES)[number]['value'];
  choose(choice: FewTeams['choice']): void;
}

/** The teams shown by a figure with a mark for each: of many teams only some, unless all are chosen. */
export function useFewTeams(): FewTeams {
  const { teams } = useTask();
  const [choice, choose] = useOption('teams-drawn', CHOICES, 'first');
  // Deferred: marks are greyed first, figures are redrawn after that.
  const selected = useDeferredValue(useSelection((selection) => selection.teams));
  // The same teams stay the same array, so that a selection that adds none redraws nothing.
  const steady = useMemo(() => steadyList<string>(), []);
  const shown = steady(choice === 'all' ? teams : fewTeams(teams, selected));
  return { shown, choice, choose };
}

/** A choice between the best and all teams; nothing if there are few. */
export function FewTeamsSwitch({ of: { choice, choose } }: { of: FewTeams }) {
  const { teams } = useTask();
  if (!areMany(teams)) return null;
  const words = fewTeamsWords(teams);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <Segmented
        label="Teams"
        value={choice}
        options={[
          { value: 'first', label: words.first },
          { value: 'all', label: words.all },
        ]}
        onChange={choose}
      />
      {choice === 'first' && <span className="text-soft text-sm">and selected teams</span>}
    </span>
  );
}
