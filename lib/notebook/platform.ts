/** A feature that the notebook needs of the browser, and what does not work without it. */
export interface MissingFeature {
  readonly feature: string;
  /** What does not work without it. */
  readonly without: string;
  /** Without it nothing can be read or shown. */
  readonly vital: boolean;
}

/** The properties of the browser's global object that are checked. */
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
    feature: 'observers of size and visibility',
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
    without: 'results files and compressed files, such as those the page opens on, cannot be read',
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

/** The features that the browser lacks, the most important first. */
export function missingFeatures(platform: Platform): MissingFeature[] {
  return FEATURES.filter(({ has }) => !has(platform)).map(({ feature, without, vital }) => ({
    feature,
    without,
    vital,
  }));
}
