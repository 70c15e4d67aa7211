import type { Bands } from '@/lib/challenge/bands';
import type { ImproveKind } from '@/lib/improve/improve';
import { DEFAULT_IMPROVE, type ImproveSettings } from '@/lib/improve/settings';
import { type Binning, DEFAULT_SETTINGS } from '@/lib/scoring/settings';
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

/** A choice in which what plays no part for a kind has its default, so that equal results are known. */
export function choiceFor(kind: ImproveKind, choice: ImproveChoice): ImproveChoice {
  const { improve } = choice;
  const { from, folds } = improve;
  const { threshold, bands, bins, binning } = DEFAULT_SETTINGS;
  const usual = { ...choice, threshold, bins, binning };
  switch (kind) {
    case 'thresholds': {
      const own = { ...DEFAULT_IMPROVE, from, folds, thresholds: improve.thresholds };
      return { ...usual, threshold: choice.threshold, improve: own };
    }
    case 'recalibration': {
      const own = { ...DEFAULT_IMPROVE, from, folds, recalibration: improve.recalibration };
      return { ...choice, threshold, improve: own };
    }
    case 'ensemble':
      return { ...usual, improve: { ...DEFAULT_IMPROVE, folds, ensemble: improve.ensemble } };
    case 'rates':
      return { ...usual, bands, improve: DEFAULT_IMPROVE };
  }
}
