/** Red, green and blue, 0 to 1, linear light. */
type Rgb = readonly [number, number, number];

function decode(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function encode(channel: number): number {
  const c = Math.min(1, Math.max(0, channel));
  return c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055;
}

/** Linear light of a colour written `#rrggbb`. */
export function linearRgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [
    decode(((value >> 16) & 255) / 255),
    decode(((value >> 8) & 255) / 255),
    decode((value & 255) / 255),
  ];
}

function hexOf([r, g, b]: Rgb): string {
  const byte = (c: number) =>
    Math.round(encode(c) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${byte(r)}${byte(g)}${byte(b)}`;
}

/** OKLab of linear light (Ottosson 2020): lightness 0 to 1, then green-red and blue-yellow. */
export function okLab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOkLab([L, a, b]: Rgb): Rgb {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** Relative luminance, 0 to 1 (WCAG 2). */
export function luminance(hex: string): number {
  const [r, g, b] = linearRgb(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2). */
export function contrast(one: string, other: string): number {
  const a = luminance(one) + 0.05;
  const b = luminance(other) + 0.05;
  return a > b ? a / b : b / a;
}

/**
 * A colour for text on a filled area: the first of the preferred ones that reaches a contrast of
 * 4.5:1, else black or white, one of which always does.
 */
export function readableOn(fill: string, preferred: readonly string[]): string {
  const extremes = ['#000000', '#ffffff'];
  return [...preferred, ...extremes].find((text) => contrast(fill, text) >= 4.5)!;
}

/** Colour at `t` (0 to 1) of a ramp through evenly spaced stops, interpolated in OKLab. */
export function rampColour(stops: readonly string[], t: number): string {
  const position = Math.min(1, Math.max(0, t)) * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(position));
  const share = position - index;
  const from = okLab(linearRgb(stops[index]!));
  const to = okLab(linearRgb(stops[index + 1]!));
  const mix = (k: 0 | 1 | 2) => from[k] + (to[k] - from[k]) * share;
  return hexOf(fromOkLab([mix(0), mix(1), mix(2)]));
}

/**
 * Colours of values between two ends: one ramp from the least to the most, or two ramps that meet at 0
 * where some are below it, so that equal distances from 0 are equally strong.
 */
export function valueColour(
  { ramp, below }: { readonly ramp: readonly string[]; readonly below: readonly string[] },
  [low, high]: readonly [number, number],
): (value: number) => string {
  if (low >= 0) return (value) => rampColour(ramp, (value - low) / (high - low));
  const reach = Math.max(-low, high);
  return (value) => rampColour(value < 0 ? below : ramp, Math.abs(value) / reach);
}
