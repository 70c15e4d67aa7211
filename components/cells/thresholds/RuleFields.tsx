'use client';

import {
  FewestField,
  FitFields,
  useImproveSettings,
} from '@/components/cells/shared/ImproveStatus';
import { Controls } from '@/components/ui/blocks';
import { NumberField, Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { CRITERION_TITLES } from '@/lib/improve/criteria';
import { DEFAULT_IMPROVE } from '@/lib/improve/settings';
import type { ThresholdFit } from '@/lib/improve/tuned';
import { CRITERIA, type Criterion } from '@/lib/metrics';

const OPTIONS = CRITERIA.map((value) => ({ value, label: CRITERION_TITLES[value] }));

const SCOPES = [
  { value: 'class', label: 'class' },
  { value: 'band', label: 'band' },
  { value: 'all', label: 'all classes' },
] as const;

/** Cost of a missed positive in false positives, unless another is chosen. */
const USUAL_COST = 10;

/** What thresholds are tuned for, and on which classes. */
export function RuleFields() {
  const [improve, change] = useImproveSettings();
  const { thresholds: fit } = improve;
  const set = (part: Partial<ThresholdFit>) => change({ thresholds: { ...fit, ...part } });
  const isRate = fit.criterion === 'fnr' || fit.criterion === 'fpr';
  const choose = (criterion: Criterion) => {
    const limit = criterion === 'cost' ? USUAL_COST : DEFAULT_IMPROVE.thresholds.limit;
    set({ criterion, limit });
  };
  return (
    <Controls>
      <Select label="Tuned for" value={fit.criterion} options={OPTIONS} onChange={choose} />
      {isRate && (
        <NumberField
          label="Rate"
          value={fit.limit}
          min={0}
          max={1}
          onChange={(limit) => set({ limit })}
        />
      )}
      {fit.criterion === 'cost' && (
        <NumberField
          label="A missed positive costs"
          unit="false positives"
          value={fit.limit}
          min={0.001}
          max={1_000_000}
          onChange={(limit) => set({ limit })}
        />
      )}
      <Segmented
        label="A threshold for each"
        value={fit.scope}
        options={SCOPES}
        onChange={(scope) => set({ scope })}
      />
      {fit.scope === 'class' && (
        <FewestField value={fit.fewest} onChange={(fewest) => set({ fewest })} />
      )}
      <FitFields />
    </Controls>
  );
}
