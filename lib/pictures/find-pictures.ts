import { findRow, idIndex } from '@/lib/ingest/id-index';
import { matchSpellings } from '@/lib/ingest/match/match-spellings';
import { TextColumn, type TextData } from '@/lib/ingest/text-column';

/** Pictures of the rows of a label file, as places in a sorted list of paths. */
export interface FoundPictures {
  /** The first picture of each row, -1 where none was found. */
  readonly first: Int32Array<ArrayBuffer>;
  /** How many pictures each row has: those of a study lie in one folder, one after another. */
  readonly count: Int32Array<ArrayBuffer>;
}

const ENDING = /\.([^./]+)$/;
const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Formats in the order of preference where a picture is there in several. */
const PREFERRED = ['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'bmp'];

function preference(path: string): number {
  const place = PREFERRED.indexOf(ENDING.exec(path)?.[1]?.toLowerCase() ?? '');
  return place < 0 ? PREFERRED.length : place;
}

/** Places of paths without those that are the same picture in another format. */
function distinctPictures(paths: readonly string[]): number[] {
  const best = new Map<string, number>();
  for (const [place, path] of paths.entries()) {
    const stem = path.replace(ENDING, '');
    const before = best.get(stem);
    if (before === undefined || preference(path) < preference(paths[before]!)) {
      best.set(stem, place);
    }
  }
  return [...best.values()];
}

/** For each id the place of the text it is spelled as, exactly or else by the rules for ids of files. */
function pair(ids: TextData, texts: readonly string[]): Int32Array {
  const column = TextColumn.of(texts);
  const index = idIndex(column);
  const partner = new Int32Array(ids.offsets.length - 1);
  for (let row = 0; row < partner.length; row++) partner[row] = findRow(index, ids, row);
  matchSpellings(ids, column, partner);
  return partner;
}

/** Ids of the rows without a picture; null elsewhere. */
function openIds(ids: TextData, first: Int32Array): TextColumn {
  const all = new TextColumn(ids);
  return TextColumn.of(Array.from(first, (place, row) => (place < 0 ? all.at(row) : null)));
}

/**
 * Finds the pictures of images by their ids: a file of that name, with or without its ending and the
 * folders before it, by the rules by which the ids of two files are matched; otherwise a folder of
 * that name, with all pictures directly in it. Two files that could both be meant are none.
 *
 * @param ids of a label file
 * @param paths of the pictures in a folder, sorted by code units
 */
export function findPictures(ids: TextData, paths: readonly string[]): FoundPictures {
  const places = distinctPictures(paths);
  const partner = pair(
    ids,
    places.map((place) => paths[place]!),
  );
  const first = Int32Array.from(partner, (found) => (found < 0 ? -1 : places[found]!));
  const count = Int32Array.from(first, (place) => (place < 0 ? 0 : 1));
  if (!first.includes(-1)) return { first, count };
  const folders = new Map<string, { first: number; count: number }>();
  for (const [place, path] of paths.entries()) {
    const folder = folderOf(path);
    const own = folders.get(folder);
    if (own && own.first + own.count === place) own.count++;
    else if (!own && folder !== '') folders.set(folder, { first: place, count: 1 });
  }
  const names = [...folders.keys()];
  const inFolder = pair(openIds(ids, first), names);
  for (let row = 0; row < first.length; row++) {
    const own = first[row]! < 0 && inFolder[row]! >= 0 && folders.get(names[inFolder[row]!]!);
    if (!own) continue;
    first[row] = own.first;
    count[row] = own.count;
  }
  return { first, count };
}
