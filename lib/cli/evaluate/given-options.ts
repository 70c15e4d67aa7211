import { parseArgs } from 'node:util';
import { UsageError } from '../terminal/usage-error';
import { OPTION_LIST, OPTION_NAMES, type OptionName } from './option-list';

const CONFIG = Object.fromEntries(
  Object.entries(OPTION_LIST).map(([name, { value, short }]) => [
    name,
    { type: value ? ('string' as const) : ('boolean' as const), ...(short && { short }) },
  ]),
);

function known(name: string): OptionName {
  const found = OPTION_NAMES.find((option) => option === name);
  if (found) return found;
  const near = OPTION_NAMES.find((option) => option.startsWith(name) || name.startsWith(option));
  const hint = near ? `; --${near} was perhaps meant` : '';
  throw new UsageError(`there is no option ${name.length > 1 ? '--' : '-'}${name}${hint}`);
}

const tokensOf = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: CONFIG,
    strict: false,
    allowPositionals: true,
    tokens: true,
  }).tokens;

const isZip = (path: string) => /\.zip$/i.test(path);

/** The results files on the command line: ZIP files that follow neither `--predictions` nor `--readers`. */
export function resultsFiles(args: readonly string[]): readonly string[] {
  let last = '';
  return tokensOf(args).flatMap((token) => {
    if (token.kind === 'option') last = token.name;
    const isOwn = token.kind === 'positional' && last !== 'predictions' && last !== 'readers';
    return isOwn && isZip(token.value) ? [token.value] : [];
  });
}

/**
 * The values of each option. `--predictions` and `--readers` may be followed by several files, as a
 * shell leaves them when it expands a pattern. Results files are left out (`resultsFiles`).
 *
 * @throws UsageError for an unknown option, a repeated one, and one without its value
 */
export function givenOptions(args: readonly string[]): ReadonlyMap<OptionName, readonly string[]> {
  const given = new Map<OptionName, string[]>();
  let last: OptionName | undefined;
  for (const token of tokensOf(args)) {
    if (token.kind === 'positional') {
      if (last !== 'predictions' && last !== 'readers') {
        if (isZip(token.value)) continue;
        throw new UsageError(
          `"${token.value}" belongs to no option; files follow --predictions or --readers, and results files end in .zip`,
        );
      }
      given.get(last)!.push(token.value);
    } else if (token.kind === 'option') {
      last = known(token.name);
      if (given.has(last) && !OPTION_LIST[last].many) {
        throw new UsageError(`--${last} is given more than once; give it once`);
      }
      const { value: wanted } = OPTION_LIST[last];
      // "-1" and "-=negative" are values.
      const isOption = token.value && !token.inlineValue && /^-[^\d=]/.test(token.value);
      const missing = !token.value || isOption;
      if (wanted && missing) {
        throw new UsageError(`--${last} is given without a value; expected ${wanted}`);
      }
      given.set(last, [...(given.get(last) ?? []), token.value ?? '']);
    }
  }
  return given;
}
