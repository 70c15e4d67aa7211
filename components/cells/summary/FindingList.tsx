'use client';

import { useContext, useLayoutEffect, useRef } from 'react';
import { CellTitles } from '@/components/cells/shared/cell';
import { OriginBadges } from '@/components/cells/shared/OriginBadges';
import { useDocument } from '@/components/hooks/document';
import { useTeamOrder } from '@/components/hooks/published';
import { useFigureTheme } from '@/components/hooks/use-theme';
import type { Finding, Part } from '@/lib/findings/types';
import type { DataOrigin } from '@/lib/notebook/origin';
import { miniFigure } from '@/lib/plots/core/mini-plot';
import type { FindingTopic } from '@/lib/scoring/tables/findings';

const TOPICS: Readonly<Record<FindingTopic, string>> = {
  ranking: 'Ranking',
  tail: 'The long tail',
  missed: 'Most missed',
  calibration: 'Calibration',
  subgroups: 'Subgroups',
  agreement: 'Between tasks',
  data: 'The data',
};

const STRENGTHS: Readonly<Record<Finding['strength'], string>> = {
  clear: 'beyond chance',
  uncertain: 'may be chance',
  'not tested': 'not tested',
  described: '',
};

/** Width in px of a small figure. */
const WIDTH = 250;

/** A small figure; the sentence beside it says what it shows. */
function SmallFigure({ finding }: { finding: Finding }) {
  const ref = useRef<HTMLDivElement>(null);
  const theme = useFigureTheme();
  const teams = useTeamOrder();
  const { figure, text } = finding;
  useLayoutEffect(() => {
    if (!figure) return;
    const drawing = miniFigure(figure, { width: WIDTH, theme, teams, description: text });
    ref.current?.replaceChildren(drawing);
  }, [figure, text, theme, teams]);
  return <div ref={ref} aria-hidden className="max-w-[250px]" />;
}

function Words({ parts }: { parts: readonly Part[] }) {
  return parts.map((part, index) => {
    if (typeof part === 'string') return part;
    const tags = { [`data-${part.as}`]: part.name };
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own, and keep their order
      <strong key={index} className="font-semibold" {...tags}>
        {part.name}
      </strong>
    );
  });
}

/** Leads to the cell of a finding, if the notebook has it. */
function CellLink({ cell }: { cell: string }) {
  const id = useDocument(
    ({ cells }) =>
      cells.find((own) => own.kind === 'built-in' && own.cell === cell && !own.hidden)?.id,
  );
  const title = useContext(CellTitles).get(cell);
  if (id === undefined || title === undefined) return null;
  return (
    <a href={`#${id}`} className="whitespace-nowrap text-accent underline underline-offset-2">
      {title}
    </a>
  );
}

interface FindingListProps {
  findings: readonly Finding[];
  /** Where their data come from. */
  origins: readonly DataOrigin[];
}

/** Findings by topic, each with its small figure and a link to its cell. */
export function FindingList({ findings, origins }: FindingListProps) {
  const topics = [...new Set(findings.map(({ topic }) => topic))];
  return (
    <ol className="divide-y divide-line border-line border-y">
      {topics.map((topic) => {
        const own = findings.filter((one) => one.topic === topic);
        return (
          <li key={topic} data-topic={topic} className="py-4 print:break-inside-avoid">
            <div className="mb-1 flex flex-wrap items-center justify-between gap-x-3">
              <h4 className="font-medium text-soft text-sm">{TOPICS[topic]}</h4>
              <OriginBadges origins={origins} />
            </div>
            {own.map((one) => (
              <div
                key={one.place}
                className="grid gap-x-8 gap-y-2 py-1 md:grid-cols-[minmax(0,1fr)_250px]"
              >
                <p className="max-w-prose wrap-anywhere tabular-nums">
                  <Words parts={one.parts} />{' '}
                  <span className="text-soft text-sm">
                    {STRENGTHS[one.strength]}
                    <span className="print:hidden">
                      {STRENGTHS[one.strength] && ' · '}
                      <CellLink cell={one.cell} />
                    </span>
                  </span>
                </p>
                {one.figure && <SmallFigure finding={one} />}
              </div>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
