'use client';

import { useCallback } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { Controls, Subheading } from '@/components/ui/blocks';
import { Segmented } from '@/components/ui/ToggleGroup';
import { classPairsFigure } from '@/lib/plots/class-pairs';
import { formatPercent, formatSigned } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import type { Tags } from '@/lib/plots/core/tagged';
import type { CoPredictionRow } from '@/lib/scoring/tables/co-predictions';
import type { PairList } from './PairImages';

const VALUES = [
  { value: 'taken', label: 'taken for' },
  { value: 'calls', label: 'calls' },
  { value: 'labels', label: 'labels' },
  { value: 'coupled', label: 'calls minus labels' },
] as const;

type Value = (typeof VALUES)[number]['value'];

interface Shown {
  readonly label: string;
  readonly note: string;
  of(row: CoPredictionRow): number | null;
}

const SHOWN: Readonly<Record<Value, Shown>> = {
  taken: {
    label: 'Rate called where missed minus where found',
    note: 'Row: the class that is labelled, and missed or found. Column: the class that is called.',
    of: (row) => row.difference,
  },
  calls: {
    label: 'Phi of the calls of two classes',
    note: '0: called together as often as by chance; 1: always together.',
    of: (row) => row.phi_calls,
  },
  labels: {
    label: 'Phi of the labels of two classes',
    note: '0: labelled together as often as by chance; 1: always together.',
    of: (row) => row.phi_labels,
  },
  coupled: {
    label: 'Phi of calls minus phi of labels',
    note: 'Above 0: the model calls the two together more often than they are labelled together.',
    of: ({ phi_calls: calls, phi_labels: labels }) =>
      calls === null || labels === null ? null : calls - labels,
  },
};

function tipOf(row: CoPredictionRow): string {
  const rate = (value: number | null) => (value === null ? 'none' : formatPercent(value));
  const phi = (value: number | null) => (value === null ? 'undefined' : formatSigned(value));
  return (
    `called ${rate(row.missed_rate)} where missed, ${rate(row.found_rate)} where found; ` +
    `phi of calls ${phi(row.phi_calls)}, of labels ${phi(row.phi_labels)}`
  );
}

interface ClassMatrixProps {
  rows: readonly CoPredictionRow[];
  team: string;
  /** Called with the classes of a cell and which of its images explain the value, memoised. */
  onPair(name: string, other: string, list: PairList): void;
}

/** All pairs of classes of a team. */
export function ClassMatrix({ rows, team, onPair }: ClassMatrixProps) {
  const { classOrder } = useTask();
  const [value, setValue] = useOption('matrix', VALUES, 'taken');
  const draw = useCallback(
    (params: FigureParams) => {
      const { label, note, of } = SHOWN[value];
      const own = new Set(rows.map((row) => row.class));
      return classPairsFigure(
        rows.map((row) => {
          return { class: row.class, other: row.other, value: of(row), title: tipOf(row) };
        }),
        { ...params, order: classOrder.filter((name) => own.has(name)), team, label, note },
      );
    },
    [rows, team, classOrder, value],
  );
  const onPoint = useCallback(
    ({ class: name, part }: Tags) => {
      if (name !== undefined && part !== undefined) {
        onPair(name, part, value === 'taken' ? 'taken' : 'both');
      }
    },
    [onPair, value],
  );
  return (
    <>
      <Subheading title="All pairs of classes">Click a cell to list its images.</Subheading>
      <Controls>
        <Segmented label="Show" value={value} options={VALUES} onChange={setValue} />
      </Controls>
      <Figure draw={draw} onPoint={onPoint} name="class-pairs" />
    </>
  );
}
