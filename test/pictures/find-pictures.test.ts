import { describe, expect, it } from 'vitest';
import { TextColumn } from '@/lib/ingest/text-column';
import { findPictures } from '@/lib/pictures/find-pictures';
import { folderOfFiles, listFolder, mayBePicture } from '@/lib/pictures/folder';

/** The paths found for each id. */
function found(ids: readonly string[], unsorted: readonly string[]): (string | string[] | null)[] {
  const paths = [...unsorted].sort();
  const { first, count } = findPictures(TextColumn.of(ids), paths);
  return ids.map((_, row) => {
    if (first[row]! < 0) return null;
    const own = paths.slice(first[row]!, first[row]! + count[row]!);
    return own.length === 1 ? own[0]! : own;
  });
}

describe('pictures of images', () => {
  it('are found by name in any folder, with or without the ending', () => {
    expect(
      found(
        ['00000001_000.png', '00000001_001', 'p10/s5/a.jpg', 'none'],
        [
          'images_001/00000001_000.png',
          'images_002/00000001_001.png',
          'files/p10/s5/a.jpg',
          'x.png',
        ],
      ),
    ).toEqual([
      'images_001/00000001_000.png',
      'images_002/00000001_001.png',
      'files/p10/s5/a.jpg',
      null,
    ]);
  });

  it('are found where letters, zeros and endings differ', () => {
    expect(found(['IMG_7.JPG', 'img_8'], ['img_007.png', 'sub/IMG_8.dcm'])).toEqual([
      'img_007.png',
      'sub/IMG_8.dcm',
    ]);
  });

  it('are not guessed: two files that could be meant are none, unless the path tells them apart', () => {
    expect(found(['a', 'b'], ['one/a.png', 'two/a.png', 'b.png'])).toEqual([null, 'b.png']);
    expect(found(['one/a', 'two/a'], ['x/one/a.png', 'x/two/a.png'])).toEqual([
      'x/one/a.png',
      'x/two/a.png',
    ]);
    // 1 and 01 are two images: 01.png is the second.
    expect(found(['1', '01'], ['01.png'])).toEqual([null, '01.png']);
  });

  it('are one where a file is there in two formats', () => {
    expect(found(['a'], ['d/a.dcm', 'd/a.jpg'])).toEqual(['d/a.jpg']);
  });

  it('are all of a folder that is named as the id, and not of those below it', () => {
    expect(
      found(
        ['s1', 's2', 's3'],
        ['p/s1/b.jpg', 'p/s1/a.jpg', 'p/s1/deep/c.jpg', 's2/x.dcm', 's4/y.dcm'],
      ),
    ).toEqual([['p/s1/a.jpg', 'p/s1/b.jpg'], 's2/x.dcm', null]);
  });
});

describe('a folder of files', () => {
  it('takes what may be a picture by its name', () => {
    const names = ['a.PNG', 'd/b.dcm', 'd/IM0001', '.DS_Store', 'd/.a.png', 'labels.csv', 'c.tif'];
    expect(names.filter(mayBePicture)).toEqual(['a.PNG', 'd/b.dcm', 'd/IM0001']);
  });

  it('is named by the folder that all files are in', () => {
    const files = ['scans/b/2.png', 'scans/a/1.png', 'scans/notes.txt'].map(
      (name) => new File([''], name),
    );
    const { name, files: found } = folderOfFiles(files);
    expect([name, found.map(({ path }) => path)]).toEqual(['scans', ['a/1.png', 'b/2.png']]);
    expect(folderOfFiles([new File([''], 'x.png')]).name).toBe('dropped files');
  });

  it('is listed with its sub-folders, and no further once it is cancelled', async () => {
    type Entry = { kind: 'file' | 'directory'; name: string; inside?: Entry[] };
    const handle = ({ kind, name, inside = [] }: Entry): FileSystemDirectoryHandle => {
      async function* values() {
        for (const entry of inside) yield handle(entry);
      }
      return { kind, name, values } as unknown as FileSystemDirectoryHandle;
    };
    const file = (name: string): Entry => ({ kind: 'file', name });
    const folder = (name: string, inside: Entry[]): Entry => ({ kind: 'directory', name, inside });
    const scans = handle(
      folder('scans', [
        folder('b', [file('2.png'), folder('c', [file('IM1')])]),
        folder('.git', [file('x.png')]),
        file('1.dcm'),
        file('labels.csv'),
      ]),
    );
    const abort = new AbortController();
    const options = { signal: abort.signal, onProgress: () => undefined };
    const found = await listFolder(scans, options);
    expect([found.name, found.files.map(({ path }) => path)]).toEqual([
      'scans',
      ['1.dcm', 'b/2.png', 'b/c/IM1'],
    ]);
    abort.abort();
    await expect(listFolder(scans, options)).rejects.toThrow();
  });
});
