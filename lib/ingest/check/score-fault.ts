import { InputError } from '../input-error';
import type { ColumnFault, PredictionsCheck } from '../types';
import { recognizeScale, scaleAdvice, scaleRemedy } from './recognize-scale';

type Scales = PredictionsCheck['scales'];

/** The error of a column of scores, with a scale to choose where those of the others agree. */
export function faultError({ problem, details, isScale }: ColumnFault, scales: Scales): InputError {
  const found = isScale ? recognizeScale(scales) : [];
  const remedies = found.map((scale) => scaleRemedy(scale, details.file));
  return new InputError(`${problem}${scaleAdvice(found)}`, {
    ...details,
    ...(remedies.length > 0 && { remedies }),
  });
}

/**
 * Refuses a predictions file for the first column that has a fault and names one of these classes.
 * What is in its other columns does not matter.
 */
export function checkFaults(
  { faults, scales }: Pick<PredictionsCheck, 'faults' | 'scales'>,
  classes: ReadonlySet<string>,
): void {
  const fault = faults.find(({ key }) => classes.has(key));
  if (!fault) return;
  const own = scales.filter(({ key }) => classes.has(key));
  throw faultError(fault, own);
}
