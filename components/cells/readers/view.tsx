'use client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { FewTeamsSwitch, useFewTeams } from '@/components/cells/shared/few-teams';
import {
  OtherSettings,
  useImagesNeeded,
  useStoredTask,
} from '@/components/cells/shared/ImagesNeeded';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useSession, useSessionState, useTask } from '@/components/hooks/context';
import { useSeen } from '@/components/hooks/use-near';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, EmptyState, Note, Subheading } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { asTableRows } from '@/components/ui/table-format';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import type { SessionEvaluation } from '@/lib/notebook/session/evaluations';
import { readerStudyOf } from '@/lib/notebook/session/readers';
import type { FigureParams } from '@/lib/plots/core/params';
import { kappaMatrixFigure } from '@/lib/plots/kappa-matrix';
import { readerRangeFigure } from '@/lib/plots/reader-range';
import type { ReaderStudy } from '@/lib/scoring/reader-study';
import { readerRangeRows, readerTeamRows } from '@/lib/scoring/tables/reader-teams';
import {
  readerConsensusRows,
  readerMetricRows,
  readerPairRows,
} from '@/lib/scoring/tables/readers';

interface Computed {
  readonly evaluation: SessionEvaluation;
  readonly threshold: number;
  readonly study: ReaderStudy;
}

/**
 * The human readers of the current task against its teams; the last that was computed while another
 * threshold is, null until there is one.
 */
function useReaderStudy(wanted: boolean): ReaderStudy | null {
  const session = useSession();
  const { id, evaluation, threshold } = useTask();
  const [computed, setComputed] = useState<Computed | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    readerStudyOf(session, id, threshold, abort.signal).then(
      (study) => study && !abort.signal.aborted && setComputed({ evaluation, threshold, study }),
      (error: unknown) => !abort.signal.aborted && session.report(error),
    );
    return () => abort.abort();
  }, [session, id, evaluation, threshold, wanted]);
  return computed?.evaluation === evaluation ? computed.study : null;
}

export const about: CellText = {
  shows:
    'F1 of each human reader and of each team, for each class: where a team exceeds the range of the readers; how far readers agree with each other and with teams.',
  computed:
    'Teams call a class positive if its score is above the threshold. Recall at the reader’s false positive rate needs no threshold: it is on the ROC curve of the team. Agreement: Cohen’s and Fleiss’ kappa. Who is right more often: McNemar’s exact test, corrected by Holm’s method.',
  onPage:
    'Open labels with a column that names the reader, columns by reader, or a label file for each reader, and choose that it is one.',
};

function Range({ study, shown }: { study: ReaderStudy; shown: readonly string[] }) {
  const view = useTask();
  const { classOrder } = view;
  const rows = useMemo(
    () => readerRangeRows(study).filter((row) => shown.includes(row.team)),
    [study, shown],
  );
  const readers = useMemo(() => readerMetricRows(study), [study]);
  const draw = useCallback(
    (params: FigureParams) => readerRangeFigure(rows, { ...params, readers, order: classOrder }),
    [rows, readers, classOrder],
  );
  return (
    <>
      <Figure draw={draw} />
      <Rows
        table="reader_range"
        columns={COLUMNS.reader_range}
        rows={asTableRows(rows)}
        query={resultQuery('reader_range', { ...view, teams: shown })}
      />
    </>
  );
}

/** The tables of one class. */
function OfClass({ study, shown }: { study: ReaderStudy; shown: readonly string[] }) {
  const view = useTask();
  const { classOrder } = view;
  const { value: name, field } = useChoiceOrSelected('class', 'classes', {
    names: classOrder,
    fallback: [classOrder[0] ?? '', 'first'],
  });
  const tables = useMemo(() => {
    const of = <T extends { readonly class: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.class === name);
    return {
      readers: of(readerMetricRows(study)),
      teams: of(readerTeamRows(study)).filter((row) => shown.includes(row.team)),
      pairs: of(readerPairRows(study)),
      consensus: of(readerConsensusRows(study)),
    };
  }, [study, name, shown]);
  const readers = useMemo(
    () => [...new Set(readerMetricRows(study).map((row) => row.reader))],
    [study],
  );
  const draw = useCallback(
    (params: FigureParams) =>
      kappaMatrixFigure(
        [
          ...tables.pairs.map((row) => ({ ...row, isTeam: false })),
          ...tables.teams.map((row) => ({ ...row, other: row.team, isTeam: true })),
        ],
        { ...params, readers, order: shown, subject: name },
      ),
    [tables, readers, shown, name],
  );
  const query = (table: 'reader_metrics' | 'reader_teams' | 'reader_pairs' | 'reader_consensus') =>
    resultQuery(table, { ...view, teams: shown }, name);
  return (
    <>
      <Controls>
        <Select label="Class" {...field} />
      </Controls>
      <Figure
        draw={draw}
        name="reader-agreement"
        text={{
          subject: `Agreement of human readers and teams, ${name}`,
          shows:
            'Cohen’s kappa of the calls of each two readers, and of each team at the threshold with each reader.',
        }}
      />
      <Subheading title="Readers">Calls of each reader against the labels.</Subheading>
      <ResultTable
        name="reader-metrics"
        caption={`Human readers on ${name}`}
        columns={COLUMNS.reader_metrics}
        rows={asTableRows(tables.readers)}
        query={query('reader_metrics')}
      />
      <Subheading title="Teams and readers">
        Who is right more often, on the images that the reader called.
      </Subheading>
      <ResultTable
        name="reader-teams"
        caption={`Teams and human readers on ${name}`}
        columns={COLUMNS.reader_teams}
        rows={asTableRows(tables.teams)}
        query={query('reader_teams')}
      />
      {tables.pairs.length > 0 && (
        <>
          <Subheading title="Agreement of readers">Each two readers, and all together.</Subheading>
          <ResultTable
            name="reader-pairs"
            caption={`Agreement of each two human readers on ${name}`}
            columns={COLUMNS.reader_pairs}
            rows={asTableRows(tables.pairs)}
            query={query('reader_pairs')}
          />
          <ResultTable
            name="reader-consensus"
            caption={`Agreement of all human readers on ${name}`}
            columns={COLUMNS.reader_consensus}
            rows={asTableRows(tables.consensus)}
            query={query('reader_consensus')}
          />
        </>
      )}
    </>
  );
}

export default function ReadersView() {
  const { id } = useTask();
  const few = useFewTeams();
  const source = useSessionState((state) => state.tasks.find((task) => task.id === id)?.source);
  const ref = useRef<HTMLDivElement>(null);
  const seen = useSeen(ref, '600px');
  const needed = useImagesNeeded('the labels of human readers', 'readers');
  const stored = useStoredTask();
  const hasReaders = stored !== null || (source?.content.readers.length ?? 0) > 0;
  const study = useReaderStudy(seen && hasReaders && needed === null);
  return (
    <div ref={ref}>
      {needed ??
        (!hasReaders ? (
          <EmptyState>
            Needs labels by human readers: a column that names them (reader, rad_id...), a column
            for each class and reader, or a label file for each.
          </EmptyState>
        ) : (
          ((study && (
            <>
              <FewTeamsSwitch of={few} />
              {study.isGold && (
                <Note>
                  The labels are made of these readers’ own calls, so readers seem better than they
                  are.
                </Note>
              )}
              <Range study={study} shown={few.shown} />
              <OfClass study={study} shown={few.shown} />
            </>
          )) ??
          (stored ? (
            <OtherSettings entry={stored} />
          ) : (
            <EmptyState>Comparing teams with human readers…</EmptyState>
          )))
        ))}
    </div>
  );
}
