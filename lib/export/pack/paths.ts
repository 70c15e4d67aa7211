/** What Windows takes for a device, whatever its ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A file's name that stands for no device. */
export const noDevice = (name: string) => name.replace(DEVICE, '$1-file');

/** A name that any system takes for a file: letters, digits, `-`, `_` and `.`. */
export function fileName(text: string): string {
  const safe = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return safe === '' ? 'untitled' : noDevice(safe.slice(0, 100));
}

/** Gives each name asked for once only, whatever its case: the second `a` is `a-2`. */
export function uniqueNames(): (name: string) => string {
  const given = new Set<string>();
  return (name) => {
    let unique = name;
    for (let n = 2; given.has(unique.toLowerCase()); n++) unique = `${name}-${n}`;
    given.add(unique.toLowerCase());
    return unique;
  };
}
