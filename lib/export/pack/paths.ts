/** Names that Windows reserves for devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A file name that is not a device. */
export const noDevice = (name: string) => name.replace(DEVICE, '$1-file');

/** A file name that is valid on any system: letters, digits, `-`, `_` and `.`. */
export function fileName(text: string): string {
  const safe = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return safe === '' ? 'untitled' : noDevice(safe.slice(0, 100));
}

/** Makes names unique, ignoring case: the second `a` becomes `a-2`. */
export function uniqueNames(): (name: string) => string {
  const given = new Set<string>();
  return (name) => {
    let unique = name;
    for (let n = 2; given.has(unique.toLowerCase()); n++) unique = `${name}-${n}`;
    given.add(unique.toLowerCase());
    return unique;
  };
}
