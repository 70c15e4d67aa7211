'use client';

import { useSettings } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { NumberSlider } from '@/components/ui/NumberSlider';
import { changeSettings } from '@/lib/notebook/document/store';

interface ThresholdSliderProps {
  label?: string;
  wide?: boolean;
}

/** The threshold of all cells, or that tuned ones are in its place. */
export function ThresholdSlider({ label = 'Threshold', wide = false }: ThresholdSliderProps) {
  const threshold = useSettings((settings) => settings.threshold);
  const tuned = useSettings((settings) => settings.tuned);
  if (tuned) {
    return (
      <Button onClick={() => changeSettings({ tuned: false })}>
        Tuned thresholds: back to {threshold.toFixed(3)}
      </Button>
    );
  }
  return (
    <NumberSlider
      label={label}
      value={threshold}
      min={0}
      max={1}
      step={0.001}
      digits={3}
      wide={wide}
      onChange={(value) => changeSettings({ threshold: value })}
    />
  );
}
