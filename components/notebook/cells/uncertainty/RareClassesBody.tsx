'use client';

import { useCallback, useMemo } from 'react';
import { Segmented } from '@/components/ui/Segmented';
import { Select } from '@/components/ui/Select';
import type { FigureParams } from '@/lib/figures/figure-params';
import { intervalWidthFigure } from '@/lib/figures/interval-width';
import { classIntervalsQuery } from '@/lib/notebook/query/resampled-queries';
import { asTableRows, COLUMNS } from '../../columns';
import { useTask } from '../../context';
import { useChoice, useOption } from '../../document';
import { Figure } from '../../Figure';
import { Rows } from '../../Rows';
import { useUncertainty } from '../../uncertainty';
import { Awaiting } from './Awaiting';
import { shortfallOf } from './few-positives';
import { intervalNote, METHOD_NAMES } from './interval-words';
import { LostPositives } from './LostPositives';
import { RunStatus } from './RunStatus';

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
