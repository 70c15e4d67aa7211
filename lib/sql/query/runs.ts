/** A run of a query: another version means other rows. */
interface Run {
  readonly version: string;
  /** Unique to this run. */
  readonly serial: number;
  readonly name: string;
  /** The query's text where DuckDB crashed while running it: it is not run again by itself. */
  readonly crashedAt: string | null;
}

/** The last run of each query. */
export class Runs {
  readonly #runs = new Map<string, Run>();
  #serial = 0;

  note(id: string, name: string, version: string, crashedAt: string | null = null): void {
    this.#serial++;
    this.#runs.set(id, { version, serial: this.#serial, name, crashedAt });
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id);
  }

  delete(id: string): void {
    this.#runs.delete(id);
  }

  /** Forgets runs with rows, which are lost with their database. */
  forgetResults(): void {
    for (const [id, { crashedAt }] of this.#runs) if (crashedAt === null) this.#runs.delete(id);
  }

  /** Whether DuckDB crashed while running a query with this text. */
  crashedAt(id: string, sql: string): boolean {
    return this.#runs.get(id)?.crashedAt === sql;
  }
}
