import { describe, expect, it } from 'vitest';
import { rename } from '@/lib/notebook/document/operations';
import { changeDocument, currentDocument } from '@/lib/notebook/document/store';
import { browser, start } from './browser';

describe('the list of saved notebooks', () => {
  it('renames and copies what is stored now, not what was listed', async () => {
    const { notebooks, openTab } = browser();
    const { autosave, list, end } = openTab();
    await autosave.open(rename(start, 'A'));
    await autosave.saveNow();
    const [listed] = await list.all();
    await autosave.open(start);
    const settings = { ...listed!.saved.settings, threshold: 0.9 };
    const byOtherTab = { ...listed!, saved: { ...listed!.saved, title: 'A2', settings } };
    notebooks.set(listed!.id, byOtherTab);
    await list.rename(listed!, 'A');
    expect(notebooks.get(listed!.id)).toBe(byOtherTab);
    await list.rename(listed!, 'B');
    expect(notebooks.get(listed!.id)?.saved).toMatchObject({ title: 'B', settings });
    await list.duplicate(listed!);
    const copy = [...notebooks.values()].at(-1);
    expect(copy?.saved).toMatchObject({ title: 'B (copy)', settings });
    end();
  });

  it('copies, renames and removes notebooks', async () => {
    const { openTab } = browser();
    const { autosave, list, end } = openTab();
    await autosave.open(start);
    changeDocument((document) => rename(document, 'A'));
    const [stored] = await list.all();
    await list.duplicate(stored!);
    const copy = (await list.all()).find(({ id }) => id !== stored!.id);
    await list.rename(copy!, 'B');
    expect((await list.all()).map(({ saved }) => saved.title).sort()).toEqual(['A', 'B']);
    await list.rename(stored!, 'C');
    expect(currentDocument().title).toBe('C');
    await list.remove(copy!);
    expect(await list.all()).toHaveLength(1);
    end();
  });
});
