import type { ClassSlots } from '@/lib/scoring/drawing/class-slots';
import { type Drawing, type SampleBlock, Sampler } from './sampler';

/** A part of what a resampling gives, for its classes in the order asked for. */
export type SamplePart =
  | { readonly kind: 'auroc-errors'; readonly errors: readonly number[] }
  | { readonly kind: 'left-out'; readonly block: SampleBlock }
  | { readonly kind: 'drawn'; readonly block: SampleBlock };

/**
 * Ranks classes and draws their replicates, a part at a time, so that whoever asks can look up in
 * between; null where a step gives nothing yet.
 *
 * @param classes each ranks one class
 */
export function* sampleParts(
  classes: readonly (() => ClassSlots)[],
  drawing: Drawing,
): Generator<SamplePart | null, void> {
  const ranked: ClassSlots[] = [];
  for (const rank of classes) {
    ranked.push(rank());
    yield null;
  }
  yield { kind: 'auroc-errors', errors: ranked.map((own) => own.aurocError) };
  const sampler = new Sampler(
    ranked.map((own) => own.slots),
    drawing,
  );
  for (let first = 0; first <= drawing.groups; first += sampler.lanes) {
    yield { kind: 'left-out', block: sampler.leaveOut(first) };
  }
  for (let first = 0; first < drawing.replicates; first += sampler.lanes) {
    yield { kind: 'drawn', block: sampler.draw(first) };
  }
}
