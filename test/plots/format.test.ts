import { describe, expect, it } from 'vitest';
import {
  countOf,
  formatCount,
  formatFactor,
  formatPercent,
  formatPercentTick,
  formatScore,
  formatShortCount,
  formatShortScore,
  formatSmallScore,
} from '@/lib/plots/core/format';

describe('format', () => {
  it('writes scores with three decimals, and a dash if undefined', () => {
    expect(formatScore(0.6124)).toBe('0.612');
    expect(formatScore(1)).toBe('1.000');
    expect([null, undefined, Number.NaN].map(formatScore)).toEqual(['–', '–', '–']);
  });

  it('keeps one significant digit of tiny scores', () => {
    expect([0.159, 0.00042, 0.000062, 0.00099996, 0, null].map(formatSmallScore)).toEqual([
      '0.159',
      '0.0004',
      '0.00006',
      '0.0010',
      '0.000',
      '–',
    ]);
  });

  it('abbreviates counts', () => {
    expect([1, 950, 10_000, 1_000_000].map(formatShortCount)).toEqual(['1', '950', '10K', '1M']);
  });

  it('writes short scores without the leading zero', () => {
    expect([0.6124, 0, 0.9996, 1, null].map(formatShortScore)).toEqual([
      '.612',
      '.000',
      '1.00',
      '1.00',
      '–',
    ]);
  });

  it('separates thousands and keeps three digits of a percentage', () => {
    expect(formatCount(377110)).toBe('377,110');
    expect(formatPercent(0.33252)).toBe('33.3\u00a0%');
    expect(formatPercent(0.000498)).toBe('0.0498\u00a0%');
    expect(formatPercent(0.00998)).toBe('0.998\u00a0%');
    expect([0, 1].map(formatPercent)).toEqual(['0\u00a0%', '100\u00a0%']);
    expect(formatPercent(null)).toBe('–');
    expect([0.1, 0.01, 0.005, 0.07].map(formatPercentTick)).toEqual(['10', '1', '0.5', '7']);
  });

  it('writes factors, and counts with their nouns', () => {
    expect([0.8, 12.34, 1250.2].map(formatFactor)).toEqual(['0.800', '12.3', '1,250']);
    expect([countOf(1, 'image'), countOf(1200, 'image'), countOf(0, 'class', 'classes')]).toEqual([
      '1 image',
      '1,200 images',
      '0 classes',
    ]);
  });
});
