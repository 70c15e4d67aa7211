'use client';

import { RunStatus } from '@/components/cells/shared/RunStatus';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Segmented } from '@/components/ui/Segmented';
import { Select } from '@/components/ui/Select';
import { CarriedDifference } from './CarriedDifference';
import { PairedClasses } from './PairedClasses';

const NO_TEAMS: readonly string[] = [];

const METRICS = [
  { value: 'ap', label: 'AP' },
  { value: 'fnr', label: 'FNR' },
] as const;

const ORDERS = [
  { value: 'difference', label: 'by difference' },
  { value: 'prevalence', label: 'by prevalence' },
] as const;

export function TwoTeamsBody() {
  const { teams } = useTask();
  const u = useUncertainty();
  const [names, setNames] = useChoice('teams', NO_TEAMS);
  const [metric, setMetric] = useOption('metric', METRICS, 'ap');
  const [sort, setSort] = useOption('sort', ORDERS, 'difference');
  const team = teams.find((name) => name === names[0]) ?? teams[0];
  const other =
    teams.find((name) => name === names[1] && name !== team) ?? teams.find((name) => name !== team);
  if (team === undefined || other === undefined) {
    return (
      <p className="rounded-md border border-line border-dashed p-6 text-soft">
        Needs predictions of two teams for the same task.
      </p>
    );
  }
  const options = teams.map((name) => ({ value: name, label: name }));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Select
          label="Team"
          value={team}
          options={options}
          onChange={(value) => setNames([value, value === other ? team : other])}
        />
        <Select
          label="less"
          value={other}
          options={options.filter((option) => option.value !== team)}
          onChange={(value) => setNames([team, value])}
        />
        <Segmented label="Metric" value={metric} options={METRICS} onChange={setMetric} />
        <Segmented label="Sort" value={sort} options={ORDERS} onChange={setSort} />
        <RunStatus u={u} brief />
      </div>
      <PairedClasses u={u} team={team} other={other} metric={metric} sort={sort} />
      {metric === 'ap' && <CarriedDifference u={u} team={team} other={other} />}
    </>
  );
}
