import type { CalibrationSettings } from './settings';
import type { SubmissionSummary } from './summary';

/** The settings under which calibration is known; null where it is for any. */
export function knownCalibrations({
  counts,
  calibrations,
}: SubmissionSummary): readonly CalibrationSettings[] | null {
  return counts ? null : calibrations.map(({ settings }) => settings);
}
