import type * as Plot from '@observablehq/plot';

/** A channel in px of the plot, past all scales. */
export function pixel<T>(value: (datum: T) => number): Plot.ChannelValueSpec {
  return { value, scale: null };
}
