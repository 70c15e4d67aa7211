function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

/** All entries of a folder; a browser gives them in parts. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) return entries;
    entries.push(...part);
  }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** The files in a folder, named by their path: folders tell files of one name apart. */
async function filesBelow(entry: FileSystemEntry): Promise<File[]> {
  if (entry.name.startsWith('.')) return [];
  if (isFolder(entry)) {
    const inside = await entriesOf(entry);
    const files = await Promise.all(
      inside.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })).map(filesBelow),
    );
    return files.flat();
  }
  const file = await fileOf(entry as FileSystemFileEntry);
  const path = entry.fullPath.replace(/^\//, '');
  return [new File([file], path, { type: file.type, lastModified: file.lastModified })];
}

/** The files that were dropped, also those in folders. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // What was dropped can be looked at only until the event is over.
  const files = [...transfer.files];
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const folders = entries.filter((entry) => entry !== null).filter(isFolder);
  if (folders.length === 0) return files;
  const names = new Set(folders.map(({ name }) => name));
  const plain = files.filter(({ name }) => !names.has(name));
  const inside = await Promise.all(folders.map(filesBelow));
  return [...plain, ...inside.flat()];
}
