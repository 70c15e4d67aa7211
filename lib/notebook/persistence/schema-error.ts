import type * as v from 'valibot';

type Issue = v.BaseIssue<unknown>;

/** Names of keys of a notebook's file that are not plain words. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['sql', 'SQL'],
  ['spec', 'specification'],
  ['uncertainty', 'resampling settings'],
  ['bands', 'bands'],
  ['bins', 'number of bins'],
  ['binning', 'kind of bins'],
  ['cluster', 'column resampled by'],
  ['hiddenTeams', 'hidden teams'],
  ['hash', 'SHA-256'],
  ['taskFile', 'SHA-256 of the labels'],
  ['idColumn', 'id column'],
  ['trainingImages', 'number of training images'],
  ['overrides', 'corrections'],
]);

/** Lists whose entries are named one by one, and the key that names an entry besides its place. */
const ENTRIES: ReadonlyMap<string, { one: string; key: string }> = new Map([
  ['cells', { one: 'cell', key: 'id' }],
  ['files', { one: 'file', key: 'name' }],
]);

function entryName(list: string, index: number, value: unknown): string {
  const { one, key } = ENTRIES.get(list) ?? { one: 'entry', key: '' };
  const name: unknown = Object(value)[key];
  return `${one} ${index + 1}${typeof name === 'string' ? ` (${name.slice(0, 60)})` : ''}`;
}

/** Names from the outermost in: `the settings`, `the threshold`, or `cell 4 (q)`, `the SQL`. */
function namesOf(issue: Issue): string[] {
  const names: string[] = [];
  let list = '';
  for (const { key, value } of issue.path ?? []) {
    if (typeof key === 'number') {
      if (ENTRIES.has(list)) names.pop();
      names.push(entryName(list, key, value));
    } else {
      list = String(key);
      const isCell = names.length === 1 && names[0] === 'the choices';
      const name = NAMES.get(list) ?? (/^[a-z]+$/.test(list) ? list : null);
      const quoted = `“${list.slice(0, 60)}”`;
      names.push(isCell ? `cell ${quoted}` : name === null ? quoted : `the ${name}`);
    }
  }
  return names;
}

function oneOf(expected: string | null): string {
  const options = [...(expected ?? '').matchAll(/"([^"]*)"/g)].map(([, option]) => option);
  if (options.length === 0) return 'an object';
  return options.length === 1
    ? `${options[0]}`
    : `${options.slice(0, -1).join(', ')} or ${options.at(-1)}`;
}

function expectedOf({ type, expected, requirement, path, message }: Issue): string {
  switch (type) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
    case 'record':
      return 'an object';
    case 'union':
      return 'text, a number, true or false, or a list of names';
    case 'min_value':
      return `at least ${requirement}`;
    case 'max_value':
    case 'max_length':
      return `at most ${requirement}`;
    case 'regex':
      return ['hash', 'taskFile'].includes(String(path?.at(-1)?.key)) || path?.[0]?.key === 'tags'
        ? '64 digits from 0 to 9 and a to f'
        : 'at most 80 small letters, digits and hyphens, a letter first';
    case 'picklist':
    case 'literal':
    case 'variant':
      return oneOf(expected);
    default:
      return message;
  }
}

const RECEIVED: ReadonlyMap<string, string> = new Map([
  ['Array', 'a list'],
  ['Object', 'an object'],
]);

/** Describes what is wrong in a notebook's file: the cell or file, the value, and what is expected. */
export function problemOf(issue: Issue): string {
  const names = namesOf(issue).reverse();
  const [last = ''] = names;
  const place = names.join(' of ') || 'the notebook';
  const expected = expectedOf(issue);
  if (issue.type === 'check') return `${place}: expected ${expected}`;
  const is = last.endsWith('s') && !last.includes(' of ') ? 'are' : 'is';
  if (issue.received === 'undefined') return `${place} ${is} missing`;
  const received = RECEIVED.get(issue.received) ?? issue.received.slice(0, 80);
  const long = issue.type === 'max_length' ? ' long' : '';
  return `${place} ${is} ${received}${long}; expected ${expected}`;
}
