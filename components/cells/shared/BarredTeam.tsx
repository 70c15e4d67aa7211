'use client';

import { Select } from '@/components/ui/Select';

/** No team's intervals, and those of all: names that no file can bear. */
export const NO_TEAM = '';
export const ALL_TEAMS = '\u0000all';

interface BarredTeamProps {
  value: string;
  teams: readonly string[];
  /** Whether the intervals of all can be shown at once. */
  all?: boolean;
  onChange(value: string): void;
}

/** Chooses whose intervals a crowded figure shows. */
export function BarredTeam({ value, teams, all = false, onChange }: BarredTeamProps) {
  return (
    <Select
      label="of"
      value={value}
      options={[
        { value: NO_TEAM, label: 'no team' },
        ...(all ? [{ value: ALL_TEAMS, label: 'all teams' }] : []),
        ...teams.map((name) => ({ value: name, label: name })),
      ]}
      onChange={onChange}
    />
  );
}
