'use client';

import { ThresholdSlider } from '@/components/cells/shared/ThresholdSlider';
import { useSettings } from '@/components/hooks/context';
import { NumberField, Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { changeSettings } from '@/lib/notebook/document/store';
import type { ClassOrder } from '@/lib/notebook/settings';
import { BandFields } from './BandFields';
import { ChangedInPanel } from './ChangedSettings';

const ORDERS: readonly { value: ClassOrder; label: string }[] = [
  { value: 'prevalence', label: 'by prevalence' },
  { value: 'name', label: 'by name' },
  { value: 'file', label: 'as in the file' },
];

/** The settings of all cells that are not in the bar itself. */
export default function SettingsPanel() {
  const order = useSettings((s) => s.order);
  const bins = useSettings((s) => s.bins);
  const binning = useSettings((s) => s.binning);
  return (
    <div className="flex flex-col items-start gap-3">
      <span className="lg:hidden">
        <ThresholdSlider />
      </span>
      <Select
        label="Class order"
        value={order}
        options={ORDERS}
        onChange={(value) => changeSettings({ order: value })}
      />
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <BandFields />
      </div>
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
        <span className="text-soft">for calibration</span>
      </span>
      <ChangedInPanel />
    </div>
  );
}
