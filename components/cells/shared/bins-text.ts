import type { CalibrationSettings } from '@/lib/scoring/settings';

/** Calibration settings in words: `5, 10 and 15 bins of equal width, 15 of equal count`. */
export function binsText(all: readonly CalibrationSettings[]): string {
  const of = (binning: CalibrationSettings['binning']) => {
    const bins = all.filter((own) => own.binning === binning).map((own) => own.bins);
    return bins.toSorted((a, b) => a - b).join(', ');
  };
  const [width, mass] = [of('width'), of('mass')];
  const parts = [
    ...(width ? [`${width} bins of equal width`] : []),
    ...(mass ? [`${mass} bins of equal count`] : []),
  ];
  return parts.join('; ') || 'no calibration';
}
