import { describe, expect, it } from 'vitest';
import type { Database } from '@/lib/engine';
import { KeptDatabase } from '@/lib/notebook/session/kept-database';

const DB = { close: async () => {} } as Database;

describe('what is done only in an open database', () => {
  const calls: string[] = [];
  const kept = new KeptDatabase({
    open: async () => {
      calls.push('open');
      return DB;
    },
    refill: async () => void calls.push('refill'),
    onFilling: () => {},
    onDeath: () => {},
  });
  const note = async () => void calls.push('work');

  it('opens none', async () => {
    await kept.ifOpen(note);
    expect(calls).toEqual([]);
  });

  it('waits for one that is being opened', async () => {
    const opening = kept.get();
    await kept.ifOpen(note);
    expect(await opening).toBe(DB);
    expect(calls).toEqual(['open', 'refill', 'work']);
  });
});
