import { beginsWith, FORMAT_TITLES } from '../formats';
import { InputError } from '../input-error';
import type { ZipEntry } from './zip-directory';

/** A format that is recognised only to say how to convert it. */
interface UnreadFormat {
  /** With its article. */
  readonly what: string;
  isIt(head: Uint8Array): boolean;
  /** What to do, a line. `name` is the file's name without its folder. */
  remedy(name: string): string;
}

const magic =
  (...texts: readonly string[]) =>
  (head: Uint8Array) =>
    texts.some((text) => beginsWith(head, text));

/** Whether the text at the beginning, spaces left out, matches. */
const text = (pattern: RegExp) => (head: Uint8Array) =>
  pattern.test(new TextDecoder('latin1').decode(head.subarray(0, 1024)).replace(/^\s+/, ''));

const stem = (name: string) => name.replace(/\.[^.]*$/, '') || name;

/** A line of Python that reads the file with pandas and writes CSV. */
const withPandas = (read: (name: string) => string) => (name: string) =>
  `convert it in Python: import pandas as pd; ${read(JSON.stringify(name))}.to_csv(${JSON.stringify(`${stem(name)}.csv`)}, index=False)`;

const unpackWith = (command: string) => (name: string) =>
  `unpack it first: ${command} ${JSON.stringify(name)}`;

const UNREAD: readonly UnreadFormat[] = [
  {
    what: 'a Git LFS pointer, not the file itself',
    isIt: text(/^version https:\/\/git-lfs/),
    remedy: (name) =>
      `get the file itself: git lfs pull --include=${JSON.stringify(name)}, or its download link`,
  },
  {
    what: 'a git-annex pointer, not the file itself',
    isIt: text(/^\/annex\/objects\//),
    remedy: (name) => `get the file itself: git annex get ${JSON.stringify(name)}`,
  },
  {
    what: 'an HTML page',
    isIt: text(/^(?:<!--.*?-->\s*)?(?:<!doctype html|<html|<head|<body)/is),
    remedy: () =>
      'it may be a sign-in or error page that was saved in place of the file: sign in and download the file again',
  },
  {
    what: 'a table in HTML',
    isIt: text(/^<table/i),
    remedy: withPandas((name) => `pd.read_html(${name})[0]`),
  },
  {
    what: 'XML',
    isIt: text(/^<\?xml/i),
    remedy: withPandas((name) => `pd.read_xml(${name})`),
  },
  {
    what: 'HDF5 (.h5, .hdf5, or .mat of MATLAB 7.3)',
    isIt: magic('\x89HDF\r\n\x1a\n'),
    remedy: (name) =>
      `convert it in Python: import h5py, numpy as np; f = h5py.File(${JSON.stringify(name)}); print(list(f)); np.savez(${JSON.stringify(`${stem(name)}.npz`)}, ids=f["ids"].asstr()[:], probs=f["probs"][:]), with the names that it prints`,
  },
  {
    what: 'a pickle',
    isIt: (head) =>
      (head[0] === 0x80 && head[1]! >= 2 && head[1]! <= 5) ||
      text(/^(?:\(lp0|\(dp0|ccopy_reg|cpandas|cnumpy)/)(head),
    remedy: (name) =>
      `a pickle can run code and is not opened here. If you trust it, ${withPandas((own) => `pd.DataFrame(pd.read_pickle(${own}))`)(name)} (leave out index=False if the index holds the ids)`,
  },
  {
    what: 'a MATLAB file',
    isIt: magic('MATLAB 5.0', 'MATLAB 7.0'),
    remedy: (name) =>
      `convert it in Python: import scipy.io, numpy as np; m = scipy.io.loadmat(${JSON.stringify(name)}); print(list(m)); np.save(${JSON.stringify(`${stem(name)}.npy`)}, m["scores"]), with the name that it prints`,
  },
  {
    what: 'an old Excel workbook',
    isIt: magic('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    remedy: withPandas((name) => `pd.read_excel(${name}, dtype=str)`),
  },
  { what: 'packed with bzip2', isIt: magic('BZh'), remedy: unpackWith('bunzip2 -k') },
  { what: 'packed with xz', isIt: magic('\xfd7zXZ\0'), remedy: unpackWith('unxz -k') },
  { what: 'packed with Zstandard', isIt: magic('\x28\xb5\x2f\xfd'), remedy: unpackWith('unzstd') },
  { what: 'packed with LZ4', isIt: magic('\x04\x22\x4d\x18'), remedy: unpackWith('unlz4') },
  { what: 'a 7-Zip archive', isIt: magic('7z\xbc\xaf\x27\x1c'), remedy: unpackWith('7z x') },
  { what: 'a RAR archive', isIt: magic('Rar!\x1a\x07'), remedy: unpackWith('unrar x') },
  {
    what: 'a tar archive',
    isIt: (head) => beginsWith(head, 'ustar', 257),
    remedy: unpackWith('tar -xf'),
  },
  {
    what: 'a PDF',
    isIt: magic('%PDF-'),
    remedy: () => 'ask its author for the table that it was made from',
  },
  {
    what: 'Feather version 1',
    isIt: magic('FEA1'),
    remedy: withPandas((name) => `pd.read_feather(${name})`),
  },
  { what: 'ORC', isIt: magic('ORC'), remedy: withPandas((name) => `pd.read_orc(${name})`) },
  {
    what: 'Avro',
    isIt: magic('Obj\x01'),
    remedy: withPandas(
      (name) => `pd.DataFrame(__import__("fastavro").reader(open(${name}, "rb")))`,
    ),
  },
  {
    what: 'an R data file (.rds, .RData)',
    isIt: magic('RDX2\n', 'RDX3\n', 'X\n\0\0\0', 'A\n2\n', 'A\n3\n'),
    remedy: (name) =>
      `convert it in R: write.csv(readRDS(${JSON.stringify(name)}), ${JSON.stringify(`${stem(name)}.csv`)}, row.names = FALSE)`,
  },
  {
    what: 'a Stata file',
    isIt: magic('<stata_dta>', '\x71\x02', '\x72\x02', '\x73\x02'),
    remedy: withPandas((name) => `pd.read_stata(${name})`),
  },
  {
    what: 'an SPSS file',
    isIt: magic('$FL2', '$FL3'),
    remedy: withPandas((name) => `pd.read_spss(${name})`),
  },
  {
    what: 'an SQLite database',
    isIt: magic('SQLite format 3\0'),
    remedy: (name) =>
      `convert it: sqlite3 -csv -header ${JSON.stringify(name)} "SELECT * FROM scores" > ${JSON.stringify(`${stem(name)}.csv`)}, with the name of its table (.tables lists them)`,
  },
  {
    what: 'a DuckDB database',
    isIt: (head) => beginsWith(head, 'DUCK', 8),
    remedy: (name) =>
      `convert it: duckdb ${JSON.stringify(name)} "COPY scores TO '${stem(name)}.parquet'", with the name of its table (SHOW TABLES lists them)`,
  },
  {
    what: 'an image',
    isIt: magic('\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*'),
    remedy: () => 'open the table of labels or scores, not the images',
  },
  {
    what: 'a DICOM image',
    isIt: (head) => beginsWith(head, 'DICM', 128),
    remedy: () => 'open the table of labels or scores, not the images',
  },
];

const baseName = (file: string) => file.replace(/^.*[/\\]/s, '') || file;

function refusal(file: string, what: string, remedy: string): InputError {
  return new InputError(`is ${what}; expected ${FORMAT_TITLES}: ${remedy}`, {
    file,
    expected: FORMAT_TITLES,
  });
}

/** @throws InputError for a file that is in no format that is read, with what to do */
export function refuseUnread(head: Uint8Array, file: string): void {
  const found = UNREAD.find(({ isIt }) => isIt(head));
  if (found) throw refusal(file, found.what, found.remedy(baseName(file)));
}

/** Formats that are ZIP files, by what is in them. */
const IN_ZIP: readonly { inside: RegExp; what: string; remedy: UnreadFormat['remedy'] }[] = [
  {
    inside: /^xl\//,
    what: 'an Excel workbook',
    remedy: (name) =>
      `save the sheet as "CSV UTF-8", or ${withPandas((own) => `pd.read_excel(${own}, dtype=str)`)(name)}`,
  },
  {
    inside: /^content\.xml$/,
    what: 'an OpenDocument sheet',
    remedy: (name) =>
      `save the sheet as CSV, or ${withPandas((own) => `pd.read_excel(${own}, engine="odf", dtype=str)`)(name)}`,
  },
  {
    inside: /(?:^|\/)data\.pkl$/,
    what: 'a PyTorch file',
    remedy: (name) =>
      `convert it in Python: import torch, numpy as np; np.save(${JSON.stringify(`${stem(name)}.npy`)}, torch.load(${JSON.stringify(name)}, map_location="cpu", weights_only=True).numpy())`,
  },
];

/** @throws InputError for a ZIP file that is a workbook, say */
export function refuseUnreadZip(entries: readonly ZipEntry[], file: string): void {
  const found = IN_ZIP.find(({ inside }) => entries.some(({ name }) => inside.test(name)));
  if (found) throw refusal(file, found.what, found.remedy(baseName(file)));
}
