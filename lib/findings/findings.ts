import { agreementFindings } from './agreement';
import { calibrationFindings } from './calibration';
import { dataFindings } from './data';
import { missedFindings } from './missed';
import { rankingFindings } from './ranking';
import { subgroupFindings } from './subgroups';
import { tailFindings } from './tail';
import type { Finding, FindingInputs } from './types';

/**
 * What the rows of a task say, in sentences with the numbers they rest on: who leads, what the tail
 * costs, what is missed, calibration, subgroups, agreement of tasks, the data. What the rows do not
 * bear is left out.
 */
export function findingsOf(inputs: FindingInputs): Finding[] {
  return [
    ...rankingFindings(inputs),
    ...tailFindings(inputs),
    ...missedFindings(inputs),
    ...calibrationFindings(inputs),
    ...subgroupFindings(inputs),
    ...agreementFindings(inputs),
    ...dataFindings(inputs),
  ].map((one, index) => ({ ...one, place: index + 1 }));
}
