import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { TextColumn } from '@/lib/ingest/text-column';
import { initialDocument } from '@/lib/notebook/document/initial';
import {
  changeDocument,
  currentDocument,
  redoChange,
  showDocument,
  undoChange,
} from '@/lib/notebook/document/store';
import { imageKeys } from '@/lib/notebook/images/image-keys';
import { hasTag, tagImage, toggleKind } from '@/lib/notebook/images/tags';
import { tagsCsv } from '@/lib/notebook/images/tags-csv';
import { fromPayload, toPayload } from '@/lib/notebook/persistence/link';
import { readNotebook } from '@/lib/notebook/persistence/read-notebook';
import { savedText, toSaved } from '@/lib/notebook/persistence/saved';
import type { Task } from '@/lib/scoring/task';

const IDS = TextColumn.of(['scan-2', 'scan-1', 'ß']);
const hex = (text: string) => bytesToHex(sha256(new TextEncoder().encode(text)));

beforeEach(() => showDocument(initialDocument(['bands'])));

describe('the key of an image', () => {
  it('is a hash of all ids in order, and of its id', () => {
    const digest = hex('scan-1\nscan-2\nß\n');
    expect(imageKeys(IDS)(1)).toBe(hex(`${digest}\nscan-1`));
  });

  it('is the same in any order of rows, and another among other images', () => {
    const turned = TextColumn.of(['ß', 'scan-1', 'scan-2']);
    expect(imageKeys(turned)(2)).toBe(imageKeys(IDS)(0));
    expect(imageKeys(TextColumn.of(['scan-1']))(0)).not.toBe(imageKeys(IDS)(1));
  });
});

describe('tags', () => {
  const key = imageKeys(IDS)(0);
  const tag = (change: Parameters<typeof tagImage>[2]) =>
    changeDocument((document) => tagImage(document, key, change));

  it('are set, undone and redone; an empty one is removed', () => {
    tag({ kinds: ['hard'] });
    tag({ kinds: toggleKind(['hard'], 'label-wrong') });
    expect(currentDocument().tags[key]).toEqual({ kinds: ['label-wrong', 'hard'], note: '' });
    undoChange();
    expect(currentDocument().tags[key]!.kinds).toEqual(['hard']);
    redoChange();
    tag({ kinds: [] });
    expect(currentDocument().tags).toEqual({});
    undoChange();
    expect(currentDocument().tags[key]!.kinds).toHaveLength(2);
  });

  it('join the letters of a note into one step of undo', () => {
    tag({ kinds: ['artefact'] });
    for (const note of ['p', 'pa', 'pac']) tag({ note });
    undoChange();
    expect(currentDocument().tags[key]).toEqual({ kinds: ['artefact'], note: '' });
  });

  it('are found by kind, by note, and by being there', () => {
    const own = { kinds: ['hard'], note: ' ' } as const;
    expect(hasTag(own, 'hard')).toBe(true);
    expect(hasTag(own, 'artefact')).toBe(false);
    expect(hasTag(own, 'note')).toBe(false);
    expect([hasTag(own, 'any'), hasTag(undefined, 'any')]).toEqual([true, false]);
  });

  it('are in no file and no link unless they are asked for', () => {
    tag({ note: 'seen twice' });
    const document = currentDocument();
    expect(savedText(toSaved(document))).not.toContain(key);
    expect(fromPayload(toPayload(document, [])).tags).toEqual({});
    const asked = readNotebook(savedText(toSaved(document, [], true)), 'a');
    expect(asked.tags).toEqual({ [key]: { kinds: [], note: 'seen twice' } });
    expect(fromPayload(toPayload(document, [], true)).tags).toEqual(asked.tags);
  });

  it('are checked when a notebook is read; older notebooks have none', () => {
    const saved = toSaved(initialDocument(['bands']));
    const read = (tags: unknown) => readNotebook(JSON.stringify({ ...saved, tags }), 'n').tags;
    const { tags: _, ...older } = saved;
    expect(readNotebook(JSON.stringify(older), 'n').tags).toEqual({});
    expect(() => read({ 'scan-1': { kinds: [], note: '' } })).toThrow(
      'n: “scan-1” of the tags is "scan-1"; expected 64 digits from 0 to 9 and a to f',
    );
    expect(() => read({ [key]: { kinds: ['bad'], note: '' } })).toThrow(
      /expected label-wrong, hard or artefact/,
    );
    expect(() => read({ [key]: { kinds: [], note: 'x'.repeat(2001) } })).toThrow(/at most 2000/);
  });

  it('are a table of ids where the label file is open', () => {
    const other = 'a'.repeat(64);
    const tags = {
      [key]: { kinds: ['hard', 'label-wrong'], note: 'two, "quoted"' },
      [other]: { kinds: ['artefact'], note: '' },
    } as const;
    const task = { name: 'Task 1', source: { content: { ids: IDS } } } as unknown as Task;
    expect(tagsCsv(tags, [task])).toEqual({
      csv: 'task,id,label_wrong,hard,artefact,note\nTask 1,scan-2,1,1,0,"two, ""quoted"""\n',
      images: 1,
      unknown: 1,
    });
  });
});
