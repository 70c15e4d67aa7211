'use client';

import { useCallback, useMemo } from 'react';
import { asTableRows } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { Rows } from '@/components/cells/shared/Rows';
import { useTask } from '@/components/hooks/context';
import { useChoice } from '@/components/hooks/document';
import { NumberField } from '@/components/ui/NumberField';
import { Select } from '@/components/ui/Select';
import { formatCell, type TableColumn } from '@/components/ui/table-format';
import {
  type Breakdown,
  type GroupRow,
  groupRows,
  meanOverTeams,
  widestGaps,
} from '@/lib/notebook/breakdown';
import { groupQuery } from '@/lib/notebook/query/resampled-queries';
import type { FigureParams } from '@/lib/plots/figure-params';
import { fnrFigure } from '@/lib/plots/fnr';
import { countOf } from '@/lib/plots/format';

const ALL = 'mean of the teams';

const GAPS: readonly TableColumn[] = [
  { key: 'class', title: 'Class', format: 'text' },
  { key: 'gap', title: 'Gap', format: 'score', hint: 'Difference of the two rates' },
  {
    key: 'errors',
    title: 'In standard errors',
    format: 'score',
    hint: 'Gap divided by what chance makes of it: two-proportion z statistic',
  },
  { key: 'most', title: 'Most missed in', format: 'text' },
  { key: 'mostFnr', title: 'FNR', format: 'score' },
  { key: 'least', title: 'Least missed in', format: 'text' },
  { key: 'leastFnr', title: 'FNR', format: 'score' },
  { key: 'positives', title: 'Positives', format: 'count', hint: 'Of the smaller group' },
];

const ROWS: readonly TableColumn[] = [
  { key: 'task', title: 'Task', format: 'text' },
  { key: 'attribute', title: 'Attribute', format: 'text' },
  { key: 'group', title: 'Group', format: 'text' },
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'class', title: 'Class', format: 'text' },
  { key: 'positives', title: 'Positives', format: 'count' },
  { key: 'images', title: 'Images', format: 'count' },
  { key: 'fnr', title: 'FNR', format: 'score' },
  { key: 'fpr', title: 'FPR', format: 'score' },
];

function useGroupRows(breakdown: Breakdown, chosen: string): GroupRow[] {
  const { threshold, teams } = useTask();
  return useMemo(() => {
    const rows = groupRows(breakdown, threshold).filter((row) => teams.includes(row.team));
    return chosen === ALL ? meanOverTeams(rows, ALL) : rows.filter((row) => row.team === chosen);
  }, [breakdown, threshold, teams, chosen]);
}

/** False negative rates by group of images, the classes whose groups differ most surely first. */
export function ByGroup({ breakdown }: { breakdown: Breakdown }) {
  const view = useTask();
  const { threshold, teams, classOrder } = view;
  const [team, setTeam] = useChoice('team', ALL);
  const [least, setLeast] = useChoice('least', 20);
  const chosen = teams.includes(team) ? team : ALL;
  const rows = useGroupRows(breakdown, chosen);
  const gaps = useMemo(() => widestGaps(rows, least), [rows, least]);
  const { groups, unknown, file, attribute } = breakdown;
  const draw = useCallback(
    (params: FigureParams) => {
      const order = gaps.map((gap) => gap.class);
      const shown = rows.filter((row) => row.positives >= least && order.includes(row.class));
      const drawn = shown.map((row) => ({ ...row, team: row.group, band: null }));
      return fnrFigure(drawn, { ...params, teams: groups, order, threshold, symbols: 'group' });
    },
    [rows, gaps, groups, least, threshold],
  );
  const left = classOrder.length - gaps.length;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Select
          label="Rates"
          value={chosen}
          options={[ALL, ...teams].map((value) => ({ value, label: value }))}
          onChange={setTeam}
        />
        <NumberField
          label="Groups of at least"
          unit="positives"
          value={least}
          min={1}
          max={10_000}
          whole
          onChange={setLeast}
        />
      </div>
      {gaps.length > 0 && <Figure draw={draw} name="false-negatives-by-group" />}
      <p className="my-4 max-w-prose text-sm text-soft">
        {left > 0 &&
          `${formatCell(left, 'count')} of ${formatCell(classOrder.length, 'count')} classes are not shown: fewer than two of their groups have ${countOf(least, 'positive')}. `}
        {`Groups by ${attribute} of ${file}`}
        {unknown > 0 ? `; not known of ${countOf(unknown, 'image')}.` : '.'}
      </p>
      {gaps.length > 0 && (
        <ResultTable
          name="gaps-between-groups"
          caption="Classes by the gap between their groups"
          columns={GAPS}
          rows={asTableRows(gaps)}
          maxHeight={260}
        />
      )}
      <Rows
        table="group_metrics"
        columns={ROWS}
        rows={asTableRows(rows)}
        query={groupQuery(view, attribute, chosen === ALL ? null : chosen, ALL)}
      />
    </>
  );
}
