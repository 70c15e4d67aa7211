'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useSettings, useView } from '@/components/hooks/context';
import { SelectionBar } from '@/components/selection/SelectionBar';
import { Button } from '@/components/ui/Button';
import { NumberField, Select } from '@/components/ui/fields';
import { NumberSlider } from '@/components/ui/NumberSlider';
import { Segmented } from '@/components/ui/ToggleGroup';
import { changeSettings } from '@/lib/notebook/document/store';
import type { ClassOrder } from '@/lib/notebook/settings';
import { BandFields } from './BandFields';
import { TeamPicker } from './TeamPicker';

const ORDERS: readonly { value: ClassOrder; label: string }[] = [
  { value: 'prevalence', label: 'by prevalence' },
  { value: 'name', label: 'by name' },
  { value: 'file', label: 'as in the file' },
];

function BinFields() {
  const bins = useSettings((s) => s.bins);
  const binning = useSettings((s) => s.binning);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <NumberField
        label="Bins"
        value={bins}
        min={2}
        max={100}
        whole
        onChange={(value) => changeSettings({ bins: value })}
      />
      <Segmented
        label="of equal"
        value={binning}
        options={[
          { value: 'width', label: 'width' },
          { value: 'mass', label: 'count' },
        ]}
        onChange={(value) => changeSettings({ binning: value })}
      />
    </span>
  );
}

/** The settings of all cells. The bar stays visible while the page scrolls. */
export function ControlBar() {
  const { tasks, task } = useView();
  const threshold = useSettings((s) => s.threshold);
  const order = useSettings((s) => s.order);
  const [open, setOpen] = useState(false);
  return (
    <section
      aria-label="Settings of the whole notebook"
      className="sticky top-0 z-30 print:hidden border-line border-b bg-paper/95 px-4 py-2 backdrop-blur sm:px-8"
    >
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button
          className="xl:hidden"
          aria-expanded={open}
          aria-controls="more-settings"
          onClick={() => setOpen(!open)}
        >
          <SlidersHorizontal size={14} aria-hidden /> {open ? 'Fewer' : 'More'}
          <span className="sr-only"> settings</span>
        </Button>
        {task && (
          <Select
            label="Task"
            value={task.task}
            options={tasks.map((t) => ({ value: t.task, label: t.task }))}
            onChange={(value) => changeSettings({ task: value })}
          />
        )}
        <span className={`${open ? 'inline-flex' : 'hidden'} sm:inline-flex`}>
          <NumberSlider
            label="Threshold"
            value={threshold}
            min={0}
            max={1}
            step={0.001}
            digits={3}
            onChange={(value) => changeSettings({ threshold: value })}
          />
        </span>
        <div
          id="more-settings"
          className={`${open ? 'flex' : 'hidden'} max-h-[50vh] flex-wrap items-center overflow-y-auto xl:max-h-none gap-x-5 gap-y-2 xl:contents`}
        >
          <TeamPicker />
          <Select
            label="Class order"
            value={order}
            options={ORDERS}
            onChange={(value) => changeSettings({ order: value })}
          />
          <BandFields />
          <BinFields />
        </div>
      </div>
      <SelectionBar />
    </section>
  );
}
