'use client';

import { useCallback, useMemo, useRef } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useItem, useTask } from '@/components/hooks/context';
import { useChoice } from '@/components/hooks/document';
import { useAttributes, useBreakdown } from '@/components/hooks/use-breakdown';
import { useSeen } from '@/components/hooks/use-near';
import { Controls } from '@/components/ui/blocks';
import { NumberField, optionsOf, Select } from '@/components/ui/fields';
import { Pending } from '@/components/ui/pending';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows, formatCell, type TableColumn } from '@/components/ui/table-format';
import { resultColumns } from '@/lib/export/table/result-columns';
import { groupQuery } from '@/lib/notebook/query/resampled-queries';
import { countOf } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { fnrFigure } from '@/lib/plots/fnr';
import type { Breakdown } from '@/lib/scoring/break-down';
import { meanOverTeams, widestGaps } from '@/lib/scoring/group-gaps';
import type { GroupRow } from '@/lib/scoring/result-tables';
import { groupRows } from '@/lib/scoring/tables/group-metrics';

export const about: CellText = {
  shows:
    'The false negative rate of each class in groups of images, such as a view, a sex or an age range. A symbol is a group; the line spans the groups.',
  computed:
    'Classes are sorted by how many standard errors separate the best and the worst group (two-proportion z statistic). Groups with few positives are left out.',
};

const ALL = 'mean of teams';

const GAPS: readonly TableColumn[] = [
  { key: 'class', title: 'Class', format: 'text' },
  { key: 'gap', title: 'Gap', format: 'score', hint: 'Difference between the two rates' },
  {
    key: 'errors',
    title: 'In standard errors',
    format: 'times',
    hint: 'Gap divided by its standard error: two-proportion z statistic',
  },
  { key: 'most', title: 'Most missed in', format: 'text' },
  { key: 'mostFnr', title: 'FNR', format: 'score' },
  { key: 'least', title: 'Least missed in', format: 'text' },
  { key: 'leastFnr', title: 'FNR', format: 'score' },
  { key: 'positives', title: 'Positives', format: 'count', hint: 'In the smaller group' },
];

const ROWS = resultColumns('group_metrics', 'prevalence');

function useGroupRows(breakdown: Breakdown, chosen: string): GroupRow[] {
  const { threshold, teams } = useTask();
  return useMemo(() => {
    const rows = groupRows(breakdown, threshold).filter((row) => teams.includes(row.team));
    return chosen === ALL ? meanOverTeams(rows, ALL) : rows.filter((row) => row.team === chosen);
  }, [breakdown, threshold, teams, chosen]);
}

/** False negative rates by group of images; classes with the most certain gap come first. */
function ByGroup({ breakdown }: { breakdown: Breakdown }) {
  const view = useTask();
  const { shownThreshold: threshold, teams, classOrder } = view;
  const [team, setTeam] = useChoice('team', ALL);
  const [least, setLeast] = useChoice('least', 20);
  const chosen = teams.includes(team) ? team : ALL;
  const rows = useGroupRows(breakdown, chosen);
  const gaps = useMemo(() => widestGaps(rows, least), [rows, least]);
  const { groups, unknown, file, attribute } = breakdown;
  const item = useItem();
  const draw = useCallback(
    (params: FigureParams) => {
      const order = gaps.map((gap) => gap.class);
      const shown = rows.filter((row) => row.positives >= least && order.includes(row.class));
      const drawn = shown.map((row) => ({ ...row, team: row.group, band: null }));
      return fnrFigure(drawn, { ...params, teams: groups, order, threshold, symbols: 'group' });
    },
    [rows, gaps, groups, least, threshold],
  );
  const hidden = classOrder.length - gaps.length;
  return (
    <>
      <Controls>
        <Select
          label="Team"
          value={chosen}
          options={optionsOf([ALL, ...teams])}
          onChange={setTeam}
        />
        <NumberField
          label="Only groups with at least"
          unit="positives"
          value={least}
          min={1}
          max={10_000}
          whole
          onChange={setLeast}
        />
      </Controls>
      {gaps.length > 0 && (
        <Figure
          draw={draw}
          name="false-negatives-by-group"
          text={{
            subject: `False negative rate by ${attribute}`,
            shows: `False negative rate of each class by ${attribute}, ${chosen}; lines span the groups. Classes in which the groups differ by most standard errors come first; groups with at least ${countOf(least, 'positive')}.`,
          }}
        />
      )}
      <p className="my-4 max-w-prose text-sm text-soft">
        {hidden > 0 &&
          `${formatCell(hidden, 'count')} of ${formatCell(classOrder.length, 'count')} classes are not shown: fewer than two of their groups have ${countOf(least, 'positive')}. `}
        {`Groups by ${attribute} of ${file}`}
        {unknown > 0 ? `; unknown for ${countOf(unknown, item.one, item.many)}.` : '.'}
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

export default function ByGroupView() {
  const place = useRef<HTMLDivElement>(null);
  const attributes = useAttributes(useSeen(place, '600px'));
  const [chosen, setChosen] = useChoice('attribute', 'ViewPosition');
  const attribute = attributes?.find((a) => a.column === chosen) ?? attributes?.[0] ?? null;
  const breakdown = useBreakdown(attribute);
  return (
    <div ref={place} className="min-h-40">
      {attributes && attribute && (
        <Controls>
          <Segmented
            label="Group by"
            value={attribute.column}
            options={optionsOf(attributes.map(({ column }) => column))}
            onChange={setChosen}
          />
        </Controls>
      )}
      {attributes?.length === 0 && (
        <p className="text-soft">Add a metadata file (view, sex, age, ...) to see this.</p>
      )}
      {breakdown ? (
        <ByGroup breakdown={breakdown} />
      ) : (
        (attributes === null || attribute) && <Pending />
      )}
    </div>
  );
}
