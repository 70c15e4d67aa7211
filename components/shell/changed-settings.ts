import { changeSettings, changeUncertainty } from '@/lib/notebook/document/store';
import { INITIAL_SETTINGS, type NotebookSettings } from '@/lib/notebook/settings';
import { DEFAULT_UNCERTAINTY, type UncertaintySettings } from '@/lib/notebook/uncertainty/settings';
import { countOf, formatScore } from '@/lib/plots/core/format';

/** A setting that differs from the default. */
export interface ChangedSetting {
  /** What it is now, e.g. "Threshold 0.300". */
  readonly label: string;
  reset(): void;
}

const ORDERED = { prevalence: 'by prevalence', name: 'by name', file: 'as in the file' } as const;

const METHODS = { jackknife: 'Jackknife', percentile: 'Percentile', bca: 'BCa' } as const;

const percent = (share: number) => `${Number((share * 100).toFixed(1))} %`;

function changedResampling(settings: UncertaintySettings): (ChangedSetting | null)[] {
  const changed = (name: keyof UncertaintySettings, label: string): ChangedSetting | null =>
    Object.is(settings[name], DEFAULT_UNCERTAINTY[name])
      ? null
      : { label, reset: () => changeUncertainty({ [name]: DEFAULT_UNCERTAINTY[name] }) };
  const { shown, level, method, replicates, seed, cluster } = settings;
  return [
    shown ? null : changed('shown', 'Intervals hidden'),
    changed('level', `${percent(level)} intervals`),
    changed('method', `${METHODS[method]} intervals`),
    changed('replicates', countOf(replicates, 'replicate')),
    changed('seed', `Seed ${seed}`),
    changed('cluster', cluster === '' ? 'Single images resampled' : `Resampled by ${cluster}`),
  ];
}

/** The settings of all cells that differ from the defaults, those of the bar first. */
export function changedSettings(
  settings: NotebookSettings,
  uncertainty: UncertaintySettings,
): ChangedSetting[] {
  const changed = (names: readonly (keyof NotebookSettings)[], label: string) =>
    names.every((name) => Object.is(settings[name], INITIAL_SETTINGS[name]))
      ? null
      : {
          label,
          reset: () =>
            changeSettings(Object.fromEntries(names.map((name) => [name, INITIAL_SETTINGS[name]]))),
        };
  const { threshold, hiddenTeams, order, bands, bins, binning, ranking } = settings;
  const all = [
    changed(['tuned'], 'Tuned thresholds'),
    changed(['threshold'], `Threshold ${formatScore(threshold)}`),
    hiddenTeams.length === 0
      ? null
      : changed(['hiddenTeams'], `${countOf(hiddenTeams.length, 'team')} hidden`),
    changed(['order'], `Classes ${ORDERED[order]}`),
    changed(['bands'], bands?.by === 'group' ? 'Classes by group' : 'Other bands'),
    changed(['bins', 'binning'], `${bins} bins of equal ${binning === 'mass' ? 'count' : 'width'}`),
    changed(['ranking'], ranking?.incomplete === 'rank' ? 'Incomplete ranked' : 'Other ranking'),
    ...changedResampling(uncertainty),
  ];
  return all.filter((one) => one !== null);
}
