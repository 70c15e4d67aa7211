import { formatCell } from '@/components/ui/table-format';
import { isPatientColumn } from '@/lib/engine/intake/clusters';
import type { ClusterUse } from '@/lib/inference/replicates';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { IntervalMethod } from '@/lib/scoring/result-tables';

export const METHOD_NAMES: Readonly<Record<IntervalMethod, string>> = {
  percentile: 'percentile',
  bca: 'BCa',
  clopper_pearson: 'exact binomial (Clopper-Pearson)',
  wilson: 'Wilson',
  delong: 'DeLong',
  logit: 'logit',
};

const count = (value: number) => formatCell(value, 'count');

/** `95 %`. */
export function percentOf(level: number): string {
  return `${Number((level * 100).toFixed(1))} %`;
}

/** What is drawn: `135 patients (subject_id) with all their images`, `406 images`. */
export function unitPhrase({ column, clusters, images, alone }: ClusterUse): string {
  if (column === null) return `${count(images)} images, each for itself`;
  const unit = isPatientColumn(column) ? `patients (${column})` : `groups by ${column}`;
  const lone = alone > 0 ? ` and ${count(alone)} images without one` : '';
  return `${count(clusters - alone)} ${unit} with all their images${lone}`;
}

/** How the replicates were made: `1,000 replicates of 406 images, each for itself, seed 7`. */
export function replicatesPhrase({ state, replicates }: TaskUncertainty): string {
  if (!replicates) return '';
  const { done, asked } = replicates;
  const unfinished = state.kind === 'running' || state.kind === 'partial' || done < asked;
  const so = unfinished ? `the first ${count(done)} of ${count(asked)}` : count(done);
  return `${so} replicates of ${unitPhrase(replicates.cluster)}, seed ${replicates.seed}`;
}

const FROM_COUNTS: readonly IntervalMethod[] = ['clopper_pearson', 'wilson', 'logit', 'delong'];

/** What the intervals of a figure are, in a sentence. */
export function intervalNote(u: TaskUncertainty, method: IntervalMethod): string {
  const kind = `${percentOf(u.settings.level)} intervals, ${METHOD_NAMES[method]} method`;
  if (!FROM_COUNTS.includes(method)) return `Lines: ${kind}, ${replicatesPhrase(u)}.`;
  const from = method === 'delong' ? 'images' : 'the class’s own counts';
  return `Lines: ${kind}, from ${from} taken as independent, not from replicates.`;
}

/** What a figure of replicates rests on, where it has no intervals of its own. */
export function replicatesNote(u: TaskUncertainty): string {
  const phrase = replicatesPhrase(u);
  return phrase === '' ? '' : `From ${phrase}.`;
}
