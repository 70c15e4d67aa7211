import { describe, expect, it } from 'vitest';
import { countIn } from '@/components/sources/words';

describe('what a reader chooses for a file', () => {
  it('takes whole numbers above 0 for a count, and nothing else', () => {
    expect(['212', '1e3'].map(countIn)).toEqual([212, 1000]);
    for (const text of ['', ' ', '0', '-1', '1.5', '1e400', 'many']) {
      expect(countIn(text)).toBeUndefined();
    }
  });
});
