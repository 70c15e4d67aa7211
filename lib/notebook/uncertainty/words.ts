import { clusterCaution, isPatientColumn } from '@/lib/inference/clusters';
import type { ClusterUse } from '@/lib/inference/replicates';
import { jackknifeGroups } from '@/lib/metrics';
import { formatCount as count } from '@/lib/plots/core/format';
import type { IntervalMethod } from '@/lib/scoring/result-tables';
import type { TaskUncertainty } from './task-uncertainty';

export const METHOD_NAMES: Readonly<Record<IntervalMethod, string>> = {
  jackknife: 'jackknife',
  percentile: 'percentile',
  bca: 'BCa',
  clopper_pearson: 'exact binomial (Clopper-Pearson)',
  wilson: 'Wilson',
  delong: 'DeLong',
  logit: 'logit',
};

/** `95 %`. */
export function percentOf(level: number): string {
  return `${Number((level * 100).toFixed(1))} %`;
}

/** What is resampled: `135 patients (subject_id) with all their images`, `406 single images`. */
export function unitPhrase({ column, clusters, images, alone }: ClusterUse): string {
  if (column === null) return `${count(images)} single images`;
  const unit = isPatientColumn(column) ? `patients (${column})` : `groups by ${column}`;
  const single = alone > 0 ? ` and ${count(alone)} images without one` : '';
  return `${count(clusters - alone)} ${unit} with all their images${single}`;
}

/** How the replicates were made: `1,000 replicates of 406 single images, seed 7`; empty without any. */
export function replicatesPhrase({ state, replicates }: TaskUncertainty): string {
  if (!replicates) return '';
  const { done, asked } = replicates;
  const unfinished = state.kind === 'running' || state.kind === 'partial' || done < asked;
  const number = unfinished ? `the first ${count(done)} of ${count(asked)}` : count(done);
  return `${number} replicates of ${unitPhrase(replicates.clusters.use)}, seed ${replicates.seed}`;
}

/** What the jackknife leaves out: `406 single images in 50 groups, each left out once`. */
function groupsPhrase(use: ClusterUse): string {
  return `${unitPhrase(use)} in ${count(jackknifeGroups(use.clusters))} groups, each left out once`;
}

const ANALYTIC: readonly IntervalMethod[] = ['clopper_pearson', 'wilson', 'logit', 'delong'];

/**
 * A sentence that says what the intervals are.
 *
 * @param where how they are shown; the sentence begins with it
 */
export function intervalNote(
  u: TaskUncertainty,
  method: IntervalMethod,
  where: 'Lines' | 'In brackets' | 'Marks' = 'Lines',
): string {
  const kind = `${where}: ${percentOf(u.settings.level)} intervals, ${METHOD_NAMES[method]} method`;
  const use = u.replicates?.clusters.use;
  const caution = use ? clusterCaution(use) : '';
  if (!ANALYTIC.includes(method)) {
    const made = method === 'jackknife' && use ? groupsPhrase(use) : replicatesPhrase(u);
    return `${kind}, ${made}.${caution && ` ${caution}`}${outOfDateNote(u)}`;
  }
  const from = method === 'delong' ? 'images' : 'the class’s counts';
  return `${kind}, from ${from} assumed independent, not from replicates.`;
}

/** Says why the replicates are out of date, as a sentence after another; empty where they are not. */
function outOfDateNote({ outOfDate }: TaskUncertainty): string {
  return outOfDate === null ? '' : ` Out of date: ${outOfDate}`;
}

/** Says in a sentence which replicates a figure is made of; empty without any. */
export function replicatesNote(u: TaskUncertainty): string {
  const phrase = replicatesPhrase(u);
  return phrase === '' ? '' : `From ${phrase}.${outOfDateNote(u)}`;
}
