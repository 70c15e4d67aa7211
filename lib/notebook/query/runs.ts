import { DatabaseDeath } from '@/lib/engine/database-death';

/** What a run was made of: another version means other rows. */
interface Run {
  readonly version: string;
  /** Unlike that of any other run. */
  readonly serial: number;
  readonly name: string;
  /** The query's text, where the database died of it: run again, it would once more. */
  readonly deadly: string | null;
}

/** Whether an error, or what it came from, is the database's end. */
export function isDeath(error: unknown): boolean {
  return error instanceof DatabaseDeath || (error instanceof Error && isDeath(error.cause));
}

/** The last run of each query. */
export class Runs {
  readonly #runs = new Map<string, Run>();
  #serial = 0;

  note(id: string, name: string, version: string, deadly: string | null = null): void {
    this.#serial++;
    this.#runs.set(id, { version, serial: this.#serial, name, deadly });
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id);
  }

  delete(id: string): void {
    this.#runs.delete(id);
  }

  /** Forgets those that gave rows, which went with their database. */
  forgetResults(): void {
    for (const [id, { deadly }] of this.#runs) if (deadly === null) this.#runs.delete(id);
  }

  /** Whether the database died of a query as it stands. */
  isDeadly(id: string, sql: string): boolean {
    return this.#runs.get(id)?.deadly === sql;
  }
}
