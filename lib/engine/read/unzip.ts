import { unzipSync } from 'fflate';
import { InputError } from '../input-error';
import { checkUnpackedSize } from './unpacked-size';

/** What archivers add on their own. */
function isClutter(name: string): boolean {
  return name.endsWith('/') || name.startsWith('__MACOSX/') || /(?:^|\/)\./.test(name);
}

function refuse(file: string, what: string, cause?: unknown): InputError {
  return new InputError(`${what}; expected a ZIP file that holds one CSV file`, {
    file,
    expected: 'a ZIP file that holds one CSV file',
    cause,
  });
}

/** The one file in a ZIP archive, as CodaLab wants submissions packed. */
export function unzip(bytes: Uint8Array, file: string): Uint8Array<ArrayBuffer> {
  const names: string[] = [];
  const filter = (entry: { name: string; originalSize: number }) => {
    if (isClutter(entry.name)) return false;
    names.push(entry.name);
    checkUnpackedSize(entry.originalSize, file);
    return names.length === 1;
  };
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, { filter });
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw refuse(file, 'cannot be unpacked: the ZIP file is damaged or cut off', cause);
  }
  if (names.some((name) => /^xl\//.test(name))) {
    throw refuse(file, 'is an Excel workbook: save the sheet as "CSV UTF-8"');
  }
  const [name] = names;
  if (name === undefined) throw refuse(file, 'holds no file');
  if (names.length > 1) {
    throw refuse(file, `holds ${names.length} files (${names.slice(0, 3).join(', ')})`);
  }
  return entries[name] as Uint8Array<ArrayBuffer>;
}
