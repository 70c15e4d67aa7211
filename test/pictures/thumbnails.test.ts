import { describe, expect, it } from 'vitest';
import { BitmapCache } from '@/lib/pictures/bitmap-cache';
import type { PictureFile } from '@/lib/pictures/folder';
import { Thumbnails } from '@/lib/pictures/thumbnails';
import type { PictureAnswer } from '@/lib/pictures/worker/protocol';

class FakeBitmap {
  isClosed = false;
  constructor(
    readonly width: number,
    readonly height: number,
  ) {}
  close(): void {
    this.isClosed = true;
  }
}

describe('a cache of bitmaps', () => {
  it('closes those used longest ago, and never needs more than its memory', () => {
    const cache = new BitmapCache<FakeBitmap>(4 * 100 * 3);
    const all = ['a', 'b', 'c', 'd'].map((name) => [name, new FakeBitmap(10, 10)] as const);
    for (const [name, bitmap] of all.slice(0, 3)) cache.set(name, bitmap);
    cache.get('a');
    cache.set(...all[3]!);
    expect(all.map(([, { isClosed }]) => isClosed)).toEqual([false, true, false, false]);
    expect([cache.get('b'), cache.bytes]).toEqual([undefined, 1200]);
  });

  it('stores the newest even if it is too large, and closes one that is replaced', () => {
    const cache = new BitmapCache<FakeBitmap>(400);
    const [small, large] = [new FakeBitmap(10, 10), new FakeBitmap(100, 100)];
    cache.set('small', small);
    cache.set('large', large);
    expect([small.isClosed, large.isClosed, cache.bytes]).toEqual([true, false, 40_000]);
    cache.set('large', new FakeBitmap(1, 1));
    expect([large.isClosed, cache.bytes]).toEqual([true, 4]);
    cache.clear();
    expect(cache.bytes).toBe(0);
  });
});

const picture = (path: string): PictureFile => ({ path, file: new File([''], path) });
const never = () => new AbortController().signal;

describe('thumbnails', () => {
  it('are asked for once while they are in memory, and again after', async () => {
    const asked: string[] = [];
    const ask = async (_: Worker, request: object): Promise<PictureAnswer> => {
      const { path } = (request as { picture: PictureFile }).picture;
      asked.push(path);
      if (path === 'broken') return { type: 'refused', message: 'broken: cannot be decoded' };
      const bitmap = new FakeBitmap(10, 10) as unknown as ImageBitmap;
      return { type: 'drawn', width: 10, height: 10, grey: null, bitmap };
    };
    const create = () => ({ terminate() {} }) as Worker;
    const thumbnails = new Thumbnails({ ask, create, workers: 1, memory: 800 });
    for (const path of ['a', 'b', 'a', 'broken', 'broken', 'c', 'b']) {
      const shown = await thumbnails.get(picture(path), never());
      expect(typeof shown === 'string').toBe(path === 'broken');
      expect(thumbnails.bytes).toBeLessThanOrEqual(800);
    }
    expect(asked).toEqual(['a', 'b', 'broken', 'c', 'b']);
    thumbnails.close();
    expect(thumbnails.bytes).toBe(0);
  });

  it('are given up when they are out of sight, and a worker that ended is replaced', async () => {
    let created = 0;
    const waiting: ((answer: PictureAnswer) => void)[] = [];
    const ask = () => new Promise<PictureAnswer>((resolve) => waiting.push(resolve));
    const create = () => {
      created++;
      return { terminate() {} } as Worker;
    };
    const thumbnails = new Thumbnails({ ask, create, workers: 1, memory: 800 });
    const first = thumbnails.get(picture('a'), never());
    const gone = new AbortController();
    const second = thumbnails.get(picture('b'), gone.signal);
    gone.abort();
    await expect(second).rejects.toThrow();
    waiting[0]!({ type: 'lost', message: 'Its decoder stopped.' });
    expect(await first).toBe('Its decoder stopped.');
    const third = thumbnails.get(picture('c'), never());
    await expect.poll(() => waiting.length).toBe(2);
    waiting[1]!({ type: 'refused', message: 'no' });
    expect([await third, created]).toEqual(['no', 2]);
    thumbnails.close();
  });
});
