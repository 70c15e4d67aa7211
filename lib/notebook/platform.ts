/** What the notebook takes from the browser, and what does not work without it. */
export interface MissingFeature {
  readonly feature: string;
  /** What the reader has to do without. */
  readonly without: string;
  /** Nothing can be read or shown. */
  readonly vital: boolean;
}

/** The browser's global object, as far as it is asked for here. */
export interface Platform {
  readonly WebAssembly?: unknown;
  readonly Worker?: unknown;
  readonly DecompressionStream?: unknown;
  readonly indexedDB?: unknown;
  readonly ResizeObserver?: unknown;
  readonly IntersectionObserver?: unknown;
  readonly CSS?: { supports(property: string, value: string): boolean };
  readonly navigator?: { readonly locks?: unknown; readonly storage?: { getDirectory?: unknown } };
}

const FILES = 'files cannot be read or scored';

const FEATURES: readonly (MissingFeature & { has(platform: Platform): boolean })[] = [
  { feature: 'WebAssembly', without: FILES, vital: true, has: (p) => Boolean(p.WebAssembly) },
  { feature: 'web workers', without: FILES, vital: true, has: (p) => Boolean(p.Worker) },
  {
    feature: 'observers of size and sight',
    without: 'figures cannot be drawn',
    vital: true,
    has: (p) => Boolean(p.ResizeObserver && p.IntersectionObserver),
  },
  {
    feature: 'sorted copies of lists',
    without: 'figures cannot be drawn',
    vital: true,
    has: () => 'toSorted' in Array.prototype,
  },
  {
    feature: 'unpacking',
    without: 'compressed CSV and ZIP files cannot be read',
    vital: false,
    has: (p) => Boolean(p.DecompressionStream),
  },
  {
    feature: 'colours for light and dark',
    without: 'the page’s colours are wrong',
    vital: false,
    has: (p) => p.CSS?.supports('color', 'light-dark(#000, #fff)') ?? false,
  },
  {
    feature: 'storage for notebooks',
    without: 'nothing is there after a reload, unless it is saved as a file',
    vital: false,
    has: (p) => Boolean(p.indexedDB),
  },
  {
    feature: 'locks between tabs',
    without: 'two tabs with the same notebook may overwrite each other',
    vital: false,
    has: (p) => Boolean(p.navigator?.locks),
  },
];

/** What the browser lacks, what matters most first. */
export function missingFeatures(platform: Platform): MissingFeature[] {
  return FEATURES.filter(({ has }) => !has(platform)).map(({ feature, without, vital }) => ({
    feature,
    without,
    vital,
  }));
}
