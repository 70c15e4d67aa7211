import { breathe } from './breathe';

/** Work in small steps, which gives its result with the last. */
export type Steps<T> = Generator<void, T, void>;

/** Does all steps without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Milliseconds of work between two pauses: less than a frame. */
const SLICE = 10;

/** Does the steps with pauses, in which a page can draw and handle input. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (let start = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - start < SLICE) continue;
    await breathe();
    start = performance.now();
  }
}
