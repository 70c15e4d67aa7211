'use client';

import { useTask } from '@/components/hooks/context';
import { Segmented } from '@/components/ui/Segmented';
import { areMany, fewTeamsWords } from '@/lib/notebook/few-teams';
import type { DrawnTeams } from './use-few-teams';

/** Chooses between the best and all teams, where there are many. */
export function FewTeams({ of: { choice, choose } }: { of: DrawnTeams }) {
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
      {choice === 'first' && <span className="text-soft text-sm">and those selected</span>}
    </span>
  );
}
