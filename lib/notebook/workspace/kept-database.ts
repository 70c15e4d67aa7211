import type { Database } from '@/lib/engine';
import { DatabaseDeath } from '@/lib/engine/database-death';
import { twice } from './twice';

export interface DatabaseHooks {
  /** Opens an empty database; `onDeath` is called when it ends by itself. */
  open(onDeath: (why: string) => void): Promise<Database>;
  /** Puts what is held into a database just opened. */
  refill(db: Database): Promise<void>;
  /** Called when a database in use died. */
  onDeath(): void;
}

/** How often another database is opened for one that died while it was filled. */
const REFILLS = 3;

const death = (error: unknown) =>
  error instanceof DatabaseDeath ? `the database stopped twice: ${error.why}` : null;

/** The one database: opened when first wanted, and opened and filled anew where it died. */
export class KeptDatabase {
  readonly #hooks: DatabaseHooks;
  #current: Promise<Database> | null = null;
  #serial = 0;

  constructor(hooks: DatabaseHooks) {
    this.#hooks = hooks;
  }

  /** The database with all that is held. */
  get(): Promise<Database> {
    this.#current ??= this.#begin();
    return this.#current;
  }

  /** Does a piece of work in the database; once again, in another, where it dies meanwhile. */
  use<T>(work: (db: Database) => Promise<T>): Promise<T> {
    return twice(async () => work(await this.get()), death);
  }

  /** As `use`, but only where the database is open or being opened: it is not opened for this. */
  async ifOpen(work: (db: Database) => Promise<void>): Promise<void> {
    if (this.#current) await this.use(work);
  }

  /** Ends the database with whatever it is doing, and fills another. */
  async restart(): Promise<void> {
    const old = this.#current;
    this.#current = null;
    this.#serial++;
    const db = await old?.catch(() => null);
    await db?.close();
    await this.get();
  }

  #begin(): Promise<Database> {
    this.#serial++;
    const serial = this.#serial;
    const forget = () => {
      if (serial === this.#serial) this.#current = null;
    };
    const opening = this.#filled(REFILLS, () => {
      forget();
      this.#hooks.onDeath();
    });
    opening.catch(forget);
    return opening;
  }

  async #filled(left: number, onDeath: () => void): Promise<Database> {
    let filled = false;
    const db = await this.#hooks.open(() => {
      if (filled) onDeath();
    });
    try {
      await this.#hooks.refill(db);
      filled = true;
      return db;
    } catch (error) {
      if (!(error instanceof DatabaseDeath) || left === 0) throw error;
      return this.#filled(left - 1, onDeath);
    }
  }
}
