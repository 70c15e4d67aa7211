'use client';

import { useSettings } from '@/components/hooks/context';
import { NumberSlider } from '@/components/ui/NumberSlider';
import { changeSettings } from '@/lib/notebook/document/store';

/** The threshold of all cells. */
export function ThresholdSlider() {
  const threshold = useSettings((s) => s.threshold);
  return (
    <NumberSlider
      label="Threshold"
      value={threshold}
      min={0}
      max={1}
      step={0.001}
      digits={3}
      onChange={(value) => changeSettings({ threshold: value })}
    />
  );
}
