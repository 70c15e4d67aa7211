import { expect, test } from 'vitest';
import { missingFeatures, type Platform } from '@/lib/notebook/platform';

const COMPLETE: Platform = {
  WebAssembly: {},
  Worker: class {},
  DecompressionStream: class {},
  indexedDB: {},
  ResizeObserver: class {},
  IntersectionObserver: class {},
  CSS: { supports: () => true },
  navigator: { locks: {} },
};

test('a current browser lacks nothing', () => {
  expect(missingFeatures(COMPLETE)).toEqual([]);
});

test('each missing feature is listed with what does not work, essential ones first', () => {
  const lacks = missingFeatures({ ...COMPLETE, DecompressionStream: undefined, Worker: undefined });
  expect(lacks).toEqual([
    { feature: 'web workers', without: 'files cannot be read or scored', vital: true },
    {
      feature: 'unpacking',
      without:
        'results files and compressed files, such as those the page opens on, cannot be read',
      vital: false,
    },
  ]);
  expect(missingFeatures({}).filter(({ vital }) => vital)).not.toHaveLength(0);
});
