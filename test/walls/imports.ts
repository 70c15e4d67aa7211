import { dirname, join } from 'node:path/posix';

export interface Import {
  /** A path from the root of the project, without extension, or the name of a package. */
  readonly target: string;
  readonly isPackage: boolean;
  /** Only for types: nothing is loaded. */
  readonly typeOnly: boolean;
}

const commentOrText =
  /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** Source text without its comments; strings stay. */
export function withoutComments(source: string): string {
  return source.replace(commentOrText, (_all, text: string | undefined) => text ?? ' ');
}

const statement =
  /(?:^|[;}\s])(?:import|export)\s+(type\s+)?(?:[\w$*{}\s,]+?\s*from\s*)?(['"])([^'"\n]+)\2/g;
const dynamic = /\bimport\s*\(\s*(['"])([^'"\n]+)\1/g;
const asset = /\bnew\s+URL\(\s*(['"])(\.[^'"\n]+\.\w+)\1\s*,\s*import\.meta\.url/g;

/** What a file imports: statically, dynamically, or as a worker or asset beside it. */
export function importsOf(path: string, source: string): Import[] {
  const text = withoutComments(source);
  const found = [
    ...[...text.matchAll(statement)].map((m) => ({ name: m[3] ?? '', typeOnly: Boolean(m[1]) })),
    ...[...text.matchAll(dynamic), ...text.matchAll(asset)].map((m) => ({
      name: m[2] ?? '',
      typeOnly: false,
    })),
  ];
  return found.map(({ name, typeOnly }) => {
    const local = name.startsWith('@/')
      ? name.slice(2)
      : name.startsWith('.')
        ? join(dirname(path), name)
        : undefined;
    if (local === undefined) return { target: name, isPackage: true, typeOnly };
    return { target: local.replace(/\.(tsx?|mjs|js)$/, ''), isPackage: false, typeOnly };
  });
}
