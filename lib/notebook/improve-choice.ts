import type { Bands } from '@/lib/challenge/bands';
import type { ImproveSettings } from '@/lib/improve/settings';
import type { Binning } from '@/lib/scoring/settings';
import type { NotebookDocument } from './document/types';

/** What improving a task depends on, besides its files. */
export interface ImproveChoice {
  readonly improve: ImproveSettings;
  readonly threshold: number;
  readonly bands: Bands | null;
  /** How images are binned for calibration. */
  readonly bins: number;
  readonly binning: Binning;
  readonly seed: number;
  /** Column to cluster images by; null for the patient if known, '' for single images. */
  readonly cluster: string | null;
  readonly level: number;
}

/** What improving a task depends on, of a document. */
export function improveChoice({
  settings,
  uncertainty,
}: Pick<NotebookDocument, 'settings' | 'uncertainty'>): ImproveChoice {
  const { improve, threshold, bands, bins, binning } = settings;
  const { seed, cluster, level } = uncertainty;
  return { improve, threshold, bands, bins, binning, seed, cluster, level };
}
