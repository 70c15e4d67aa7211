import { FewestField, useImproveSettings } from '@/components/cells/shared/ImproveStatus';
import { useSessionState, useTask } from '@/components/hooks/context';
import { Controls } from '@/components/ui/blocks';
import { Checkbox, NumberField, optionsOf, Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { type Ensemble, MOST_MEMBERS, USUAL_MEMBERS } from '@/lib/improve/ensemble';
import type { ImproveSettings } from '@/lib/improve/settings';

const MEANS = [
  { value: 'probability', label: 'probabilities' },
  { value: 'logit', label: 'logits' },
  { value: 'rank', label: 'ranks' },
] as const;

const WEIGHTINGS = [
  { value: 'equal', label: 'equal' },
  { value: 'chosen', label: 'by hand' },
  { value: 'greedy', label: 'selected greedily' },
] as const;

const STATISTICS = [
  { value: 'ap', label: 'AP' },
  { value: 'auroc', label: 'AUROC' },
] as const;

const SCOPES = [
  { value: 'class', label: 'class' },
  { value: 'band', label: 'band' },
  { value: 'all', label: 'all classes' },
] as const;

const BEST = '';

function useEnsembleSettings() {
  const [improve, change] = useImproveSettings();
  const set = (part: Partial<ImproveSettings['ensemble']>) =>
    change({ ensemble: { ...improve.ensemble, ...part } });
  return [improve, set, change] as const;
}

/** What is selected, and on which images. */
function GreedyFields() {
  const [{ ensemble: fit, folds }, set, change] = useEnsembleSettings();
  return (
    <>
      <Segmented
        label="Selected for each"
        value={fit.scope}
        options={SCOPES}
        onChange={(scope) => set({ scope })}
      />
      {fit.scope === 'class' && (
        <FewestField value={fit.fewest} onChange={(fewest) => set({ fewest })} />
      )}
      <NumberField
        label="Rounds"
        value={fit.rounds}
        min={1}
        max={50}
        whole
        onChange={(rounds) => set({ rounds })}
      />
      <NumberField
        label="Folds"
        value={folds}
        min={2}
        max={20}
        whole
        onChange={(value) => change({ folds: value })}
      />
    </>
  );
}

/** Who is a member, and with which weight. */
function Members({ members }: { members: readonly string[] }) {
  const { id, allTeams } = useTask();
  const [{ ensemble: fit }, set] = useEnsembleSettings();
  const isStored = useSessionState(({ sources }) =>
    sources.some((entry) => entry.id === id && entry.stored),
  );
  if (isStored) return null;
  const toggle = (team: string, isMember: boolean) =>
    set({ members: isMember ? [...members, team] : members.filter((other) => other !== team) });
  return (
    <fieldset className="mb-4 print:hidden">
      <legend className="mb-1 text-soft text-sm">
        Members: {members.length} of {allTeams.length}, at most {MOST_MEMBERS}
      </legend>
      <ul className="grid max-h-56 grid-cols-[repeat(auto-fill,minmax(min(100%,18rem),1fr))] gap-x-5 gap-y-1 overflow-y-auto">
        {allTeams.map((team) => (
          <li key={team} className="flex min-w-0 items-center justify-between gap-2">
            <Checkbox checked={members.includes(team)} onChange={(on) => toggle(team, on)}>
              <span className="truncate" title={team}>
                {team}
              </span>
            </Checkbox>
            {fit.weighting === 'chosen' && members.includes(team) && (
              <NumberField
                label="weight"
                value={fit.weights[team] ?? 1}
                min={0}
                max={1_000_000}
                onChange={(weight) => set({ weights: { ...fit.weights, [team]: weight } })}
              />
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** How the ensemble is made. */
export function EnsembleFields({ found }: { found: Ensemble | null }) {
  const [{ ensemble: fit }, set] = useEnsembleSettings();
  const { allTeams } = useTask();
  const usual = found?.members.map(({ team }) => team) ?? allTeams.slice(0, USUAL_MEMBERS);
  const members = fit.members ?? usual;
  const against = fit.against !== null && members.includes(fit.against) ? fit.against : BEST;
  return (
    <>
      <Controls>
        <Select
          label="Mean of"
          value={fit.mean}
          options={MEANS}
          onChange={(mean) => set({ mean })}
        />
        <Select
          label="Weights"
          value={fit.weighting}
          options={WEIGHTINGS}
          onChange={(weighting) => set({ weighting })}
        />
        {fit.weighting === 'greedy' && <GreedyFields />}
        <Segmented
          label="Measured by"
          value={fit.statistic}
          options={STATISTICS}
          onChange={(statistic) => set({ statistic })}
        />
        <Select
          label="Compared with"
          value={against}
          options={[{ value: BEST, label: 'best member' }, ...optionsOf(members)]}
          onChange={(team) => set({ against: team === BEST ? null : team })}
        />
      </Controls>
      <Members members={members} />
    </>
  );
}
