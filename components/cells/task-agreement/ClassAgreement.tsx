'use client';

import { useCallback, useMemo } from 'react';
import { AgreementFacts } from '@/components/cells/shared/AgreementFacts';
import { Figure } from '@/components/cells/shared/Figure';
import { type ClassMetric, classMetricLabel } from '@/components/cells/shared/metrics';
import { Rows } from '@/components/cells/shared/ResultTable';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, Note, Subheading } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { asTableRows } from '@/components/ui/table-format';
import { classAgreementQuery } from '@/lib/notebook/query/rows-behind';
import type { TaskView } from '@/lib/notebook/view';
import { classAgreementFigure } from '@/lib/plots/class-agreement';
import type { FigureParams } from '@/lib/plots/core/params';
import { agreement, classPoints } from '@/lib/scoring/task-agreement';

const NEEDED = 3;

interface ClassAgreementProps {
  x: TaskView;
  y: TaskView;
  metric: ClassMetric;
}

/** One team's classes on two tasks. */
export function ClassAgreement({ x, y, metric }: ClassAgreementProps) {
  const both = x.teams.filter((team) => y.teams.includes(team));
  const { value: team, field } = useChoiceOrSelected('team', 'teams', {
    names: both,
    fallback: [both[0] ?? '', 'first'],
  });
  const points = useMemo(() => {
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
  const label = classMetricLabel(metric);
  const draw = useCallback(
    (params: FigureParams) =>
      classAgreementFigure(points, {
        ...params,
        team,
        xTitle: `${label}, ${x.task}`,
        yTitle: `${label}, ${y.task}`,
        fit: points.length >= NEEDED ? facts.line : null,
      }),
    [points, team, label, x.task, y.task, facts],
  );
  if (points.length === 0) return null;
  return (
    <>
      <Subheading title="Class by class">
        One team’s {label} on both tasks, for each class that both have. Off the diagonal, a class
        is easier in one task than in the other. Shows the selected team; choose another here.
      </Subheading>
      <Controls>
        <Select label="Team" {...field} />
      </Controls>
      <Figure
        draw={draw}
        name="task-agreement-classes"
        text={{
          subject: `${label} of ${team} by class, ${y.task} against ${x.task}`,
          shows: `${label} of each class of ${team} on two tasks, with the line of least squares. Above the dashed line a class has a higher ${label} on ${y.task}.`,
        }}
      />
      {points.length < NEEDED ? (
        <Note>
          A correlation needs at least {NEEDED} classes that both tasks have; here {points.length}{' '}
          {points.length === 1 ? 'is' : 'are'}.
        </Note>
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
