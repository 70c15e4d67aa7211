'use client';

import { Segmented } from '@/components/ui/Segmented';
import { Select } from '@/components/ui/Select';
import type { CellDefinition } from '../../cell';
import { useTask } from '../../context';
import { useChoice, useOption } from '../../document';
import { useUncertainty } from '../../uncertainty';
import { CarriedDifference } from './CarriedDifference';
import { PairedClasses } from './PairedClasses';
import { RunStatus } from './RunStatus';

const NO_TEAMS: readonly string[] = [];

const METRICS = [
  { value: 'ap', label: 'AP' },
  { value: 'fnr', label: 'FNR' },
] as const;

const ORDERS = [
  { value: 'difference', label: 'by difference' },
  { value: 'prevalence', label: 'by prevalence' },
] as const;

function Body() {
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

export const twoTeamsCell: CellDefinition = {
  id: 'two-teams',
  title: 'Two teams side by side',
  short: 'Two teams',
  about:
    'In which classes does one team do better than another, and is the difference more than chance? Both are scored on the same drawn images, so that what is hard for both cancels out: the interval of the difference is narrower than the two intervals apart suggest. A hollow mark has an interval that holds 0. With many classes a few intervals leave out 0 by chance alone, about one in twenty at 95 %. FNR is taken at the threshold in the bar at the top.',
  tables: ['class_metrics', 'pairwise_comparisons'],
  Body,
};
