'use client';

import { useCallback, useMemo } from 'react';
import { Awaiting } from '@/components/cells/shared/Awaiting';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { shortfallOf } from '@/components/cells/shared/few-positives';
import { intervalNote, METHOD_NAMES } from '@/components/cells/shared/interval-words';
import { Rows } from '@/components/cells/shared/Rows';
import { RunStatus } from '@/components/cells/shared/RunStatus';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Segmented } from '@/components/ui/Segmented';
import { Select } from '@/components/ui/Select';
import { classIntervalsQuery } from '@/lib/notebook/query/resampled-queries';
import type { FigureParams } from '@/lib/plots/figure-params';
import { intervalWidthFigure } from '@/lib/plots/interval-width';
import { LostPositives } from './LostPositives';

const KINDS = [{ value: 'drawn' }, { value: 'logit' }] as const;

export function RareClassesBody() {
  const view = useTask();
  const { teams, classRows } = view;
  const u = useUncertainty();
  const [chosen, setChosen] = useChoice('team', '');
  const [kind, setKind] = useOption('kind', KINDS, 'drawn');
  const team = teams.find((name) => name === chosen) ?? teams[0] ?? '';
  const method = kind === 'logit' ? 'logit' : u.settings.method;
  const own = useMemo(() => classRows.filter((row) => row.team === team), [classRows, team]);
  const rows = useMemo(
    () => own.flatMap((row) => u.interval('class', team, row.class, 'ap', method) ?? []),
    [own, u, team, method],
  );
  const marks = useMemo(() => {
    const bands = new Map(own.map((row) => [row.class, row.band]));
    return rows.map((row) => ({
      ...row,
      class: row.subject ?? '',
      band: bands.get(row.subject ?? '') ?? null,
    }));
  }, [own, rows]);
  const caution = shortfallOf(u, own, 'ap', method);
  const note = `${intervalNote(u, method).replace(/^Lines: /, 'Drawn: ')} ${caution}`.trimEnd();
  const { level } = u.settings;
  const draw = useCallback(
    (params: FigureParams) =>
      intervalWidthFigure(marks, { ...params, title: `AP, ${team}`, level, note }),
    [marks, team, level, note],
  );
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Select
          label="Team"
          value={team}
          options={teams.map((name) => ({ value: name, label: name }))}
          onChange={setChosen}
        />
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
      </div>
      {rows.length > 0 ? (
        <>
          <Figure draw={draw} />
          <LostPositives rows={rows} />
          <Rows
            table="bootstrap_metrics"
            columns={COLUMNS.bootstrap_metrics}
            rows={asTableRows(rows)}
            query={classIntervalsQuery(view, team, method)}
          />
        </>
      ) : (
        <Awaiting u={u} what="how wide the interval of each class’s AP is" />
      )}
    </>
  );
}
