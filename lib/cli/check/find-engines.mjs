// @ts-check
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} EnginePrograms
 * @property {string} title
 * @property {string} debianPackage
 * @property {readonly string[]} programs
 * @property {() => string[]} folders where they may be besides the PATH
 */

/** Where Debian has the programs of PostgreSQL's server: a folder for each version. */
function postgresFolders() {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return [];
  return readdirSync(versions).map((version) => join(versions, version, 'bin'));
}

/** @type {Readonly<Record<'postgres' | 'clickhouse' | 'latex' | 'python', EnginePrograms>>} */
export const ENGINE_PROGRAMS = {
  postgres: {
    title: 'PostgreSQL',
    debianPackage: 'postgresql',
    programs: ['initdb', 'postgres', 'psql'],
    folders: postgresFolders,
  },
  clickhouse: {
    title: 'ClickHouse',
    debianPackage: 'clickhouse-server',
    programs: ['clickhouse-server'],
    folders: () => ['/usr/sbin'],
  },
  latex: {
    title: 'LaTeX',
    debianPackage: 'texlive-latex-recommended',
    programs: ['pdflatex', 'pdfinfo'],
    folders: () => [],
  },
  python: {
    title: 'Python',
    debianPackage: 'python3',
    programs: ['python3'],
    folders: () => [],
  },
};

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Paths of an engine's programs; null where one of them is missing.
 * @param {keyof typeof ENGINE_PROGRAMS} engine
 * @returns {Record<string, string> | null}
 */
export function findEngine(engine) {
  const { programs, folders } = ENGINE_PROGRAMS[engine];
  const places = [...(process.env.PATH ?? '').split(delimiter), ...folders()];
  const found = programs.map((program) => [
    program,
    places.map((place) => join(place, program)).find(isProgram),
  ]);
  return found.every(([, path]) => path) ? Object.fromEntries(found) : null;
}
