'use client';

import { useChoice } from '@/components/hooks/document';
import { Checkbox, optionsOf, Select } from '@/components/ui/fields';
import { changeUncertainty } from '@/lib/notebook/document/store';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { METHOD_NAMES } from '@/lib/notebook/uncertainty/words';
import type { IntervalMethod } from '@/lib/scoring/result-tables';
import { RunStatus } from './RunStatus';

/** Methods that use a class's counts or scores instead of replicates, by metric. */
const ANALYTIC: Readonly<Partial<Record<string, readonly IntervalMethod[]>>> = {
  ap: ['logit'],
  auroc: ['delong'],
  fnr: ['clopper_pearson', 'wilson'],
};

interface MethodChoice {
  readonly method: IntervalMethod;
  readonly options: readonly { readonly value: IntervalMethod; readonly label: string }[];
  choose(method: IntervalMethod): void;
}

/** The method of a cell's class intervals: that of the resampling, or another chosen in the cell. */
export function useMethod(u: TaskUncertainty, metric: string): MethodChoice {
  const [chosen, choose] = useChoice('method', '');
  const analytic = ANALYTIC[metric] ?? [];
  const method = analytic.find((name) => name === chosen) ?? u.settings.method;
  const options = [u.settings.method, ...analytic].map((value) => ({
    value,
    label: METHOD_NAMES[value],
  }));
  return { method, options, choose };
}

/** Selects the method of intervals, if there is more than one. */
export function MethodSelect({ of: { method, options, choose } }: { of: MethodChoice }) {
  if (options.length < 2) return null;
  return <Select label="Interval" value={method} options={options} onChange={choose} />;
}

/** Shows and hides the intervals of all cells, with the state of the resampling. */
export function IntervalSwitch({ u }: { u: TaskUncertainty }) {
  const { shown } = u.settings;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <Checkbox checked={shown} onChange={(next) => changeUncertainty({ shown: next })}>
        Confidence intervals
      </Checkbox>
      {shown && <RunStatus u={u} brief />}
    </span>
  );
}

/** Values of `IntervalTeamSelect` that cannot be the name of a team. */
export const NO_TEAM = '';
export const ALL_TEAMS = '\u0000all';

interface IntervalTeamSelectProps {
  value: string;
  teams: readonly string[];
  /** Whether `ALL_TEAMS` can be chosen. */
  all?: boolean;
  onChange(value: string): void;
}

/** Selects the team whose intervals a figure of many marks shows. */
export function IntervalTeamSelect(props: IntervalTeamSelectProps) {
  const { value, teams, all = false, onChange } = props;
  return (
    <Select
      label="Show intervals for"
      value={value}
      options={[
        { value: NO_TEAM, label: 'none' },
        ...(all ? [{ value: ALL_TEAMS, label: 'all teams' }] : []),
        ...optionsOf(teams),
      ]}
      onChange={onChange}
    />
  );
}
