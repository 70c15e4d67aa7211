import type { NotebookDocument } from '../document/types';

/** What a reader may say of an image by one click. */
export const TAG_KINDS = [
  { value: 'label-wrong', label: 'Label wrong' },
  { value: 'hard', label: 'Hard' },
  { value: 'artefact', label: 'Artefact' },
] as const;

export type TagKind = (typeof TAG_KINDS)[number]['value'];

/** Longest note on an image, in UTF-16 units. */
export const LONGEST_NOTE = 2000;

/** What a reader says of an image. */
export interface ImageTag {
  readonly kinds: readonly TagKind[];
  /** In the reader's words; may be empty. */
  readonly note: string;
}

/** Tags by the image's key (`imageKeys`): the document never has ids of images. */
export type ImageTags = Readonly<Record<string, ImageTag>>;

export const NO_TAG: ImageTag = { kinds: [], note: '' };

const isEmpty = ({ kinds, note }: ImageTag) => kinds.length === 0 && note.trim() === '';

/** The document with another tag on an image; one that says nothing is removed. */
export function tagImage(
  document: NotebookDocument,
  key: string,
  change: Partial<ImageTag>,
): NotebookDocument {
  const before = document.tags[key];
  const tag = { ...NO_TAG, ...before, ...change };
  if (!isEmpty(tag)) return { ...document, tags: { ...document.tags, [key]: tag } };
  if (!before) return document;
  const { [key]: _, ...tags } = document.tags;
  return { ...document, tags };
}

/** The kinds with one added, or removed if it was there, in the order of `TAG_KINDS`. */
export function toggleKind(kinds: readonly TagKind[], kind: TagKind): TagKind[] {
  const isOn = (value: TagKind) => kinds.includes(value) !== (value === kind);
  return TAG_KINDS.map(({ value }) => value).filter(isOn);
}

/** What tags may be filtered by: a kind, or that there is a note, or anything at all. */
export type TagFilter = TagKind | 'note' | 'any';

export function hasTag(tag: ImageTag | undefined, filter: TagFilter): boolean {
  if (!tag) return false;
  if (filter === 'any') return true;
  return filter === 'note' ? tag.note.trim() !== '' : tag.kinds.includes(filter);
}
