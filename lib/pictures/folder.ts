/** A picture in a folder that the reader named. */
export interface PictureFile {
  /** Below the folder, with `/` between folders. */
  readonly path: string;
  readonly file: File | FileSystemFileHandle;
}

/** A local folder of pictures. */
export interface PictureFolder {
  readonly name: string;
  /** Sorted by the code units of their paths. */
  readonly files: readonly PictureFile[];
}

/** Endings of files that may be pictures; DICOM files often have none. */
const PICTURE =
  /(?:^|\/)[^./][^/]*\.(?:png|jpe?g|webp|avif|gif|bmp|dcm|dicom|ima)$|(?:^|\/)[^./]+$/i;

/** Endings by which a file is a picture for certain. */
const CERTAIN = /\.(?:png|jpe?g|webp|avif|gif|bmp|dcm|dicom)$/i;

/** Whether a file may be a picture, by its name. */
export const mayBePicture = (path: string) => PICTURE.test(path);

/** Whether a file is a picture, by the ending of its name. */
export const isPictureName = (path: string) => CERTAIN.test(path);

function sorted(name: string, files: readonly PictureFile[]): PictureFolder {
  const order = (a: PictureFile, b: PictureFile) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
  return { name, files: [...files].sort(order) };
}

/** What a directory handle has in browsers that can choose one. */
type Listed = FileSystemDirectoryHandle & {
  values(): AsyncIterable<FileSystemFileHandle | FileSystemDirectoryHandle>;
};

export interface ListingOptions {
  readonly signal: AbortSignal;
  /** Called with the number of pictures found so far. */
  onProgress(found: number): void;
}

/** The pictures in a folder and those below it. Files are not opened. */
export async function listFolder(
  folder: FileSystemDirectoryHandle,
  { signal, onProgress }: ListingOptions,
): Promise<PictureFolder> {
  const files: PictureFile[] = [];
  const visit = async (handle: FileSystemDirectoryHandle, path: string): Promise<void> => {
    const inside: FileSystemDirectoryHandle[] = [];
    for await (const entry of (handle as Listed).values()) {
      signal.throwIfAborted();
      const own = `${path}${entry.name}`;
      if (entry.kind === 'directory') {
        if (!entry.name.startsWith('.')) inside.push(entry as FileSystemDirectoryHandle);
      } else if (mayBePicture(own)) {
        files.push({ path: own, file: entry as FileSystemFileHandle });
        if (files.length % 500 === 0) onProgress(files.length);
      }
    }
    for (const below of inside) await visit(below, `${path}${below.name}/`);
  };
  await visit(folder, '');
  return sorted(folder.name, files);
}

/** The pictures among files that were dropped, or chosen as a folder; named by their paths. */
export function folderOfFiles(files: readonly File[]): PictureFolder {
  const pathOf = (file: File) => file.webkitRelativePath || file.name;
  const pictures = files.filter((file) => mayBePicture(pathOf(file)));
  const tops = new Set(pictures.map((file) => pathOf(file).split('/')[0]!));
  const [top] = tops;
  const isOneFolder = tops.size === 1 && pictures.every((file) => pathOf(file).includes('/'));
  const below = (path: string) => (isOneFolder ? path.slice(path.indexOf('/') + 1) : path);
  return sorted(
    isOneFolder && top !== undefined ? top : 'dropped files',
    pictures.map((file) => ({ path: below(pathOf(file)), file })),
  );
}
