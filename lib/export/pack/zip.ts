import { Zip, ZipDeflate } from 'fflate';

/** A ZIP file under construction. */
export interface ZipWriter {
  add(path: string, content: Uint8Array | string): void;
  /** Finishes the file; nothing can be added afterwards. */
  end(): Blob;
}

/** Starts a ZIP file. Each file is compressed when it is added, on this thread. */
export function zipWriter(date: Date): ZipWriter {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else chunks.push(new Uint8Array(chunk));
  });
  return {
    add(path, content) {
      const file = new ZipDeflate(path);
      file.mtime = date;
      zip.add(file);
      file.push(typeof content === 'string' ? new TextEncoder().encode(content) : content, true);
      if (failure) throw failure;
    },
    end() {
      zip.end();
      if (failure) throw failure;
      return new Blob(chunks, { type: 'application/zip' });
    },
  };
}
