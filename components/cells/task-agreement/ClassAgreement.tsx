'use client';

import { useCallback, useMemo } from 'react';
import { AgreementFacts } from '@/components/cells/shared/AgreementFacts';
import { CLASS_METRICS, type ClassMetric } from '@/components/cells/shared/class-metric';
import { asTableRows } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { Rows } from '@/components/cells/shared/Rows';
import { useChoice } from '@/components/hooks/document';
import { AS_SELECTED, useOnlySelected } from '@/components/selection/only-selected';
import { Select } from '@/components/ui/Select';
import { classAgreementQuery } from '@/lib/notebook/query/rows-behind';
import type { TaskView } from '@/lib/notebook/view';
import { classAgreementFigure } from '@/lib/plots/class-agreement';
import type { FigureParams } from '@/lib/plots/figure-params';
import { agreement, classPoints } from '@/lib/scoring/task-agreement';

const NEEDED = 3;

interface ClassAgreementProps {
  x: TaskView;
  y: TaskView;
  metric: ClassMetric;
}

/** One team, class by class, on two tasks. */
export function ClassAgreement({ x, y, metric }: ClassAgreementProps) {
  const both = x.teams.filter((team) => y.teams.includes(team));
  const [chosen, setChosen] = useChoice('team', AS_SELECTED);
  const selected = useOnlySelected('teams', both);
  const unchosen = selected ?? both[0] ?? null;
  const team = both.find((name) => name === chosen) ?? unchosen;
  const points = useMemo(() => {
    if (team === null) return [];
    const bands = new Map(x.classRows.map((row) => [row.class, row.band]));
    return classPoints(x.classRows, y.classRows, metric, team).map((point) => ({
      class: point.name,
      band: bands.get(point.name) ?? null,
      x: point.x,
      y: point.y,
    }));
  }, [x, y, metric, team]);
  const facts = useMemo(
    () => agreement(points.map((point) => ({ name: point.class, x: point.x, y: point.y }))),
    [points],
  );
  const label = CLASS_METRICS.find((m) => m.value === metric)?.label ?? metric;
  const draw = useCallback(
    (params: FigureParams) =>
      classAgreementFigure(points, {
        ...params,
        team: team ?? '',
        xTitle: `${label}, ${x.task}`,
        yTitle: `${label}, ${y.task}`,
        fit: points.length >= NEEDED ? facts.line : null,
      }),
    [points, team, label, x.task, y.task, facts],
  );
  if (team === null || points.length === 0) return null;
  return (
    <>
      <h3 className="mt-10 font-medium text-lg">Class by class</h3>
      <p className="mt-1 mb-4 max-w-prose text-soft">
        One team’s {label} in both tasks, for each class that both have. Off the diagonal a class is
        easier in one task than in the other. Unless a team is chosen here, it is the one selected
        in the notebook.
      </p>
      <div className="mb-3">
        <Select
          label="Team"
          value={team === chosen ? chosen : AS_SELECTED}
          options={[
            { value: AS_SELECTED, label: `${unchosen} (${selected ? 'selected' : 'first'})` },
            ...both.map((name) => ({ value: name, label: name })),
          ]}
          onChange={setChosen}
        />
      </div>
      <Figure draw={draw} name="task-agreement-classes" />
      {points.length < NEEDED ? (
        <p className="mt-3 text-soft text-sm">
          A correlation needs at least {NEEDED} classes in both tasks; {points.length}{' '}
          {points.length === 1 ? 'is' : 'are'} here.
        </p>
      ) : (
        <AgreementFacts facts={facts} unit="classes" />
      )}
      <Rows
        table="class_agreement"
        columns={[
          { key: 'class', title: 'Class', format: 'text' },
          { key: 'band', title: 'Band', format: 'text' },
          { key: 'x', title: `${label}, ${x.task}`, format: 'score' },
          { key: 'y', title: `${label}, ${y.task}`, format: 'score' },
        ]}
        rows={asTableRows(points)}
        query={classAgreementQuery(x, y, metric, team)}
      />
    </>
  );
}
