'use client';

import { useSettings, useView } from '@/components/hooks/context';
import { NumberField, Select } from '@/components/ui/fields';
import { cutOf, DEFAULT_BANDS, withCut } from '@/lib/challenge/bands';
import { bandsOfChallenge, groupsOfChallenge } from '@/lib/challenge/challenge';
import { changeSettings } from '@/lib/notebook/document/store';
import { bandTitle } from '@/lib/plots/core/styles';

const percent = (share: number) => Number((share * 100).toFixed(6));

/** The cut-offs between bands by prevalence: where each but the last begins, the last where it ends. */
function CutFields() {
  const { task } = useView();
  const chosen = useSettings((s) => s.bands);
  const bands = task?.bands ?? chosen ?? DEFAULT_BANDS;
  if (bands.by === 'group') return null;
  const cuts = bands.bands.flatMap((band) => cutOf(band) ?? []);
  return cuts.map((cut, i) => {
    const isLast = i === cuts.length - 1;
    const { name } = bands.bands[isLast ? i + 1 : i]!;
    const least = cuts[i + 1] ?? 0;
    const most = cuts[i - 1] ?? 1;
    return (
      <NumberField
        key={name}
        label={`${bandTitle(name)} ${isLast && i > 0 ? 'below' : 'above'}`}
        value={percent(cut)}
        min={percent(least)}
        max={percent(most)}
        unit="%"
        onChange={(value) => changeSettings({ bands: withCut(bands, i, value / 100) })}
      />
    );
  });
}

/** How classes are divided: into bands by prevalence, or into the groups of the challenge. */
export function BandFields() {
  const { task } = useView();
  const challenge = task?.recognised.challenge;
  const groups = challenge ? groupsOfChallenge(challenge) : null;
  const isGrouped = useSettings((s) => s.bands?.by === 'group');
  return (
    <>
      {challenge && groups && (
        <Select
          label="Divide classes by"
          value={isGrouped ? 'group' : 'prevalence'}
          options={[
            { value: 'prevalence', label: 'prevalence' },
            { value: 'group', label: 'group' },
          ]}
          onChange={(by) =>
            changeSettings({ bands: by === 'group' ? groups : bandsOfChallenge(challenge) })
          }
        />
      )}
      <CutFields />
    </>
  );
}
