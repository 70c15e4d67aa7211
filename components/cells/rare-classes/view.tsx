'use client';

import { useCallback, useMemo } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { undercoverageNote } from '@/components/cells/shared/interval-cautions';
import { Rows } from '@/components/cells/shared/ResultTable';
import { NeedsReplicates, RunStatus } from '@/components/cells/shared/RunStatus';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Controls, Note } from '@/components/ui/blocks';
import { optionsOf, Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows, formatCell } from '@/components/ui/table-format';
import { classIntervalsQuery } from '@/lib/notebook/query/resampled-queries';
import { intervalNote, METHOD_NAMES } from '@/lib/notebook/uncertainty/words';
import type { FigureParams } from '@/lib/plots/core/params';
import { intervalWidthFigure } from '@/lib/plots/interval-width';
import type { BootstrapMetricRow } from '@/lib/scoring/result-tables';

export const about: CellText = {
  shows:
    'The width of the confidence interval of each class’s AP, against its number of positive images.',
  reading:
    'How precisely AP is known depends mainly on the number of positives. With a few dozen, the interval covers a good part of the scale, and comparing two teams in that class says little. A narrow interval does not make the labels right; it only says that other patients would give a similar value.',
  computed: 'The curves show the width expected from the number of positives alone.',
};

const NAMED = 4;

const count = (value: number) => formatCell(value, 'count');

/** Lists classes without a positive image in some replicates. */
function LostPositives({ rows }: { rows: readonly BootstrapMetricRow[] }) {
  const lost = rows.filter((row) => row.lost > 0).sort((a, b) => b.lost - a.lost);
  if (lost.length === 0) return null;
  const named = lost
    .slice(0, NAMED)
    .map((row) => `${row.subject} in ${count(row.lost)} of ${count(row.lost + row.replicates)}`)
    .join(', ');
  const others = lost.length > NAMED ? ` and ${lost.length - NAMED} more` : '';
  return (
    <Note>
      Some replicates have no positive image of a class: {named}
      {others}. There the class has no AP, and the mean of that replicate is over the other classes.
    </Note>
  );
}

const KINDS = [{ value: 'drawn' }, { value: 'logit' }] as const;

export default function RareClassesView() {
  const view = useTask();
  const { teams, classRows } = view;
  const u = useUncertainty();
  const [chosen, setChosen] = useChoice('team', '');
  const [kind, setKind] = useOption('kind', KINDS, 'drawn');
  const team = teams.find((name) => name === chosen) ?? teams[0] ?? '';
  const method = kind === 'logit' ? 'logit' : u.settings.method;
  const teamRows = useMemo(() => classRows.filter((row) => row.team === team), [classRows, team]);
  const rows = useMemo(
    () => teamRows.flatMap((row) => u.interval('class', team, row.class, 'ap', method) ?? []),
    [teamRows, u, team, method],
  );
  const marks = useMemo(() => {
    const bands = new Map(teamRows.map((row) => [row.class, row.band]));
    return rows.map((row) => ({
      ...row,
      class: row.subject ?? '',
      band: bands.get(row.subject ?? '') ?? null,
    }));
  }, [teamRows, rows]);
  const caution = undercoverageNote(u, teamRows, 'ap', method);
  const note = `${intervalNote(u, method, 'Marks')} ${caution}`.trimEnd();
  const { level } = u.settings;
  const draw = useCallback(
    (params: FigureParams) =>
      intervalWidthFigure(marks, { ...params, title: `AP, ${team}`, level, note }),
    [marks, team, level, note],
  );
  return (
    <>
      <Controls>
        <Select label="Team" value={team} options={optionsOf(teams)} onChange={setChosen} />
        <Segmented
          label="Interval"
          value={kind}
          options={KINDS.map(({ value }) => ({
            value,
            label: METHOD_NAMES[value === 'drawn' ? u.settings.method : value],
          }))}
          onChange={setKind}
        />
        {rows.length > 0 && <RunStatus u={u} brief />}
      </Controls>
      {rows.length > 0 ? (
        <>
          <Figure
            draw={draw}
            text={{
              subject: `Width of the intervals of AP, ${team}`,
              shows: `Width of the confidence interval of average precision (AP) against the number of positive images, for each class of ${team}. Lines: width expected from the number of positives alone, at two values of AP.`,
            }}
          />
          <LostPositives rows={rows} />
          <Rows
            table="bootstrap_metrics"
            columns={COLUMNS.bootstrap_metrics}
            rows={asTableRows(rows)}
            query={classIntervalsQuery(view, team, method)}
          />
        </>
      ) : (
        <NeedsReplicates u={u} what="how wide the interval of each class’s AP is" />
      )}
    </>
  );
}
