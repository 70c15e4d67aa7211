/** Ways in which files spell the same id differently. */
export interface Spelling {
  /** As in "matched ignoring ...". */
  readonly difference: string;
  same(id: string): string;
}

const EXTENSION =
  /(?:\.(?:png|jpe?g|jp2|dcm|dicom|nii|gz|tiff?|bmp|gif|webp|npy|npz|h5|hdf5|mha|mhd|nrrd|wav|mp3|flac|csv|txt|json|pt|pth|pkl|svs|dat|hea|mat|edf|zip))+(?:\?[^/]*)?$/i;

/** Rules by themselves; what two files do differently may be several of them together. */
const RULES: readonly Spelling[] = [
  {
    difference: 'spaces, quotes and Unicode form',
    same: (id) =>
      id
        .normalize('NFC')
        .replace(/\s+/g, ' ')
        // Also as Python prints a value: b'x', ('x',), tensor(3).
        .replace(/^(?:b(?=['"])|tensor(?=\())?[ '"`([{]+|[ '"`)\]},]+$/g, ''),
  },
  { difference: 'hyphens and underscores', same: (id) => id.replace(/[-_]/g, '-') },
  { difference: 'the file extension', same: (id) => id.replace(EXTENSION, '') },
  {
    difference: 'a word before the number',
    same: (id) =>
      id.replace(/(^|\/)(?:study|subject|patient|image|img|exam|s|p)[-_ ]?(?=\d{3,}$)/i, '$1'),
  },
  { difference: 'leading zeros', same: (id) => id.replace(/(?<!\d)(?<!\d\.)0+(?=\d)/g, '') },
  { difference: 'upper and lower case', same: (id) => id.toLowerCase() },
  { difference: 'a decimal point of whole numbers', same: (id) => id.replace(/^(\d+)\.0+$/, '$1') },
];

/** Both slashes are one. */
export const slashes = (id: string) => id.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');

function combinations(): Spelling[] {
  const sets = Array.from({ length: 2 ** RULES.length }, (_, bits) =>
    RULES.filter((_, i) => bits & (1 << i)),
  );
  sets.sort((a, b) => a.length - b.length);
  return sets.map((rules) => ({
    difference: rules.map(({ difference }) => difference).join(' and '),
    same: (id) => rules.reduce((text, { same }) => same(text), slashes(id)),
  }));
}

/** Every combination of differences, those of fewest rules first; the first is none. */
export const SPELLINGS: readonly Spelling[] = combinations();

/** The coarsest spelling: ids that differ in it differ in every other. */
export const COARSEST: Spelling['same'] = (id) =>
  SPELLINGS.at(-1)!
    .same(id)
    .replace(/^.*\//s, '')
    // Also before fewer digits: `img_7` is `img_007` without zeros, which has lost its word by now.
    .replace(/^(?:study|subject|patient|image|img|exam|s|p)[-_ ]?(?=\d+$)/i, '');
