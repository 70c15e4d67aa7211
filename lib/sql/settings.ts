import { quoteText } from './quote';

/**
 * Statements that keep a database to itself: no extension is looked for, nothing is read or
 * written but files under `directory`, and a query cannot undo that.
 */
export function lockSettings(directory: string): string[] {
  return [
    'SET autoinstall_known_extensions = false',
    'SET autoload_known_extensions = false',
    `SET allowed_directories = [${quoteText(directory)}]`,
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ];
}
