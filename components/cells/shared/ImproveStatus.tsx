'use client';

import { useSettings, useTask, useView } from '@/components/hooks/context';
import type { Improved } from '@/components/hooks/use-improved';
import { Button } from '@/components/ui/Button';
import { EmptyState, ErrorBox } from '@/components/ui/blocks';
import { NumberField, Select } from '@/components/ui/fields';
import { usePending } from '@/components/ui/pending';
import type { ImproveKind } from '@/lib/improve/improve';
import type { ImproveSettings } from '@/lib/improve/settings';
import { changeSettings } from '@/lib/notebook/document/store';

/** Changes how it is tried to improve submissions, in all cells that do. */
export function useImproveSettings(): [
  ImproveSettings,
  (change: Partial<ImproveSettings>) => void,
] {
  const improve = useSettings((settings) => settings.improve);
  return [improve, (change) => changeSettings({ improve: { ...improve, ...change } })];
}

interface FewestFieldProps {
  value: number;
  onChange: (fewest: number) => void;
}

/** Below how many positives a class takes what is fitted for its band. */
export function FewestField({ value, onChange }: FewestFieldProps) {
  return (
    <NumberField
      label="Use the band’s below"
      unit="positives"
      value={value}
      min={0}
      max={1_000_000}
      whole
      onChange={onChange}
    />
  );
}

const HERE = '';

/** On which images is fitted: folds of this task, or another task. */
export function FitFields() {
  const [improve, change] = useImproveSettings();
  const { tasks } = useView();
  const { task } = useTask();
  const others = tasks.map((view) => view.task).filter((name) => name !== task);
  const from = others.find((name) => name === improve.from) ?? HERE;
  return (
    <>
      {others.length > 0 && (
        <Select
          label="Fitted on"
          value={from}
          options={[
            { value: HERE, label: 'other folds of this task' },
            ...others.map((name) => ({ value: name, label: name })),
          ]}
          onChange={(name) => change({ from: name === HERE ? null : name })}
        />
      )}
      {from === HERE && (
        <NumberField
          label="Folds"
          value={improve.folds}
          min={2}
          max={20}
          whole
          onChange={(folds) => change({ folds })}
        />
      )}
    </>
  );
}

interface ImproveStatusProps {
  of: Improved<ImproveKind>;
  /** What is computed: `thresholds`. */
  what: string;
}

/** Progress with a way to cancel, or why nothing is computed. */
export function ImproveStatus({ of, what }: ImproveStatusProps) {
  const { share, failure, isCancelled, cancel, start } = of;
  usePending(share !== null);
  if (failure !== null) return <ErrorBox>{failure}</ErrorBox>;
  if (isCancelled) {
    return (
      <EmptyState>
        <p>Not computed: cancelled.</p>
        <Button onClick={start}>Compute {what}</Button>
      </EmptyState>
    );
  }
  return (
    <p className="my-3 flex h-8 items-center gap-3 text-soft text-sm" role="status">
      {share !== null && (
        <>
          <progress
            value={share}
            max={1}
            aria-label={`Computing ${what}`}
            className="h-1.5 w-24 accent-accent"
          />
          Computing {what}
          <Button onClick={cancel}>Cancel</Button>
        </>
      )}
    </p>
  );
}
