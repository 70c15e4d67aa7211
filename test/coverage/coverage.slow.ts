import { expect, it } from 'vitest';
import { MEASURED_COVERAGE } from '@/lib/inference/measured-coverage';
import { coverage } from './coverage';

const POSITIVES = 100;
const IMAGES = 5000;

it.each([false, true])(
  'intervals of another seed cover as the report says (patients: %s)',
  (clustered) => {
    const population = {
      images: IMAGES,
      prevalence: POSITIVES / IMAGES,
      separation: 1.47,
      clustered,
    };
    const effort = { rounds: 20, classes: 40, replicates: 300, seed: 77 };
    const values = coverage(population, effort).filter(
      (own) => own.of === 'value' && own.classes === 1,
    );
    for (const { metric, method, held, intervals } of values) {
      const reported = MEASURED_COVERAGE.find(
        (own) =>
          own.clustered === clustered &&
          own.images === IMAGES &&
          own.positives === POSITIVES &&
          own.metric === metric &&
          own.method === method,
      )!;
      // Five standard errors of the difference of two shares.
      const share = reported.coverage;
      const error = Math.sqrt(share * (1 - share) * (1 / intervals + 1 / reported.of));
      expect(Math.abs(held / intervals - share), `${metric} ${method}`).toBeLessThan(5 * error);
    }
  },
);
