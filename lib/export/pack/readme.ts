import { escapeMarkdown } from '../table/markdown';

/** A file that results were computed from. */
export interface PackInput {
  readonly name: string;
  /** The role it was read in. */
  readonly role: string;
  readonly rows: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  /** Whether it came with the notebook and is synthetic. */
  readonly synthetic: boolean;
}

/** A figure or table of the pack. */
export interface PackItem {
  /** The cell that shows it. */
  readonly cell: string;
  readonly caption: string;
  /** Paths within the pack. */
  readonly files: readonly string[];
  /** Notes about it, such as characters that the font lacks. */
  readonly notes: readonly string[];
}

export interface PackFacts {
  readonly title: string;
  readonly date: Date;
  readonly settings: readonly (readonly [name: string, value: string])[];
  readonly versions: Readonly<Record<string, string>>;
  readonly inputs: readonly PackInput[];
  readonly figures: readonly PackItem[];
  readonly tables: readonly PackItem[];
  readonly texts?: readonly PackItem[];
  /** Rows behind figures. */
  readonly data?: readonly PackItem[];
  /** Cells that are missing or incomplete, each with the reason. */
  readonly missing?: readonly (readonly [cell: string, why: string])[];
  /** Other files, each with a description. */
  readonly others: readonly (readonly [path: string, what: string])[];
}

const oneLine = (text: string) => escapeMarkdown(text.replace(/\s+/g, ' ').trim());
const entry = (name: string, value: string) => `- ${oneLine(name)}: ${oneLine(value)}`;
/** A name between backticks, in which Markdown has no escapes. */
const code = (name: string) => `\`${name.replace(/\s+/g, ' ').trim().replaceAll('`', "'")}\``;

function inputLines({ name, role, rows, hash, synthetic }: PackInput): string {
  const kind = synthetic ? `synthetic ${role}` : role;
  return `- ${code(name)}: ${kind}, ${rows} ${rows === 1 ? 'row' : 'rows'}\n  SHA-256 ${hash}`;
}

function itemLines({ cell, caption, files, notes }: PackItem): string {
  const paths = files.map((path) => `  - \`${path}\``);
  return [entry(cell, caption), ...paths, ...notes.map((note) => `  - ${oneLine(note)}`)].join(
    '\n',
  );
}

function section(title: string, lines: readonly string[], none: string): string {
  return `## ${title}\n\n${lines.length > 0 ? lines.join('\n') : none}\n`;
}

/** The contents of a pack, and which data and settings its numbers come from (Markdown). */
export function packReadme(facts: PackFacts): string {
  const synthetic = facts.inputs.some((input) => input.synthetic);
  return [
    `# ${oneLine(facts.title)}\n`,
    `Made by Longtail Notebook on ${facts.date.toISOString()}.\n`,
    ...(synthetic
      ? [
          'Some of the files below are a synthetic twin of the challenge, made by a generator: figures and tables computed from them are no results of any team.\n',
        ]
      : []),
    section('Figures for the paper', facts.figures.map(itemLines), 'None.'),
    section('Tables for the paper', facts.tables.map(itemLines), 'None.'),
    ...(facts.texts?.length ? [section('Texts', facts.texts.map(itemLines), 'None.')] : []),
    ...(facts.data?.length
      ? [section('Data: all rows in full precision', facts.data.map(itemLines), 'None.')]
      : []),
    ...(facts.missing?.length
      ? [
          section(
            'Not here',
            facts.missing.map(([cell, why]) => entry(cell, why)),
            'Nothing.',
          ),
        ]
      : []),
    section(
      'Also here',
      facts.others.map(([path, what]) => `- \`${path}\`: ${what}`),
      'Nothing.',
    ),
    section(
      'Files the results were computed from',
      facts.inputs.map(inputLines),
      'None: figures and tables show published results.',
    ),
    section(
      'Settings',
      facts.settings.map(([name, value]) => entry(name, value)),
      'None.',
    ),
    section(
      'Versions',
      Object.entries(facts.versions).map(([name, version]) => entry(name, version)),
      'Unknown.',
    ),
  ].join('\n');
}
