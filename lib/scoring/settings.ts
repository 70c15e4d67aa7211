import type { Bands } from '@/lib/challenge/bands';
import type { Ranking } from '@/lib/challenge/challenge';

export const BINNINGS = ['width', 'mass'] as const;
export type Binning = (typeof BINNINGS)[number];

/** How scores are binned for calibration. */
export interface CalibrationSettings {
  /** Number of bins, 2 to 100. */
  readonly bins: number;
  /** Bins of equal width over [0, 1], or of equal numbers of images. */
  readonly binning: Binning;
}

export interface EvaluationSettings extends CalibrationSettings {
  /** A class is called positive where score > threshold; a multiple of 1 / GRID_STEPS. */
  readonly threshold: number;
  /** How classes are divided; null as the challenge of their task divides them. */
  readonly bands: Bands | null;
  /** How teams are ranked; null as the challenge of their task ranks them. */
  readonly ranking: Ranking | null;
}

export const DEFAULT_SETTINGS: EvaluationSettings = {
  threshold: 0.5,
  bins: 15,
  binning: 'width',
  bands: null,
  ranking: null,
};

/** Confusion counts are stored at the thresholds 0, 1 / 1000, ..., 1. */
export const GRID_STEPS = 1000;

/** The grid point nearest to a threshold. */
export function gridIndex(threshold: number): number {
  return Math.min(GRID_STEPS, Math.max(0, Math.round(threshold * GRID_STEPS)));
}
