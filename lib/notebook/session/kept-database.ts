import type { Database } from '@/lib/engine';
import { DatabaseDeath } from '@/lib/engine/database-death';
import { twice } from './twice';

export interface DatabaseHooks {
  /** Opens an empty database; `onDeath` is called when it ends by itself. */
  open(onDeath: (why: string) => void): Promise<Database>;
  /** Puts what is held into a database just opened. */
  refill(db: Database): Promise<void>;
  /** Called when a database begins to be opened and filled, and when that is over. */
  onFilling(filling: boolean): void;
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
  /** The one opened last, filled or not yet. */
  #opened: Database | null = null;
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

  /** Ends the database with whatever it is doing or being filled with, and fills another. */
  async restart(): Promise<void> {
    this.#serial++;
    const old = this.#opened;
    this.#opened = null;
    this.#current = null;
    await old?.close();
    await this.get();
  }

  #begin(): Promise<Database> {
    const serial = ++this.#serial;
    const opening = this.#filled(serial, REFILLS);
    this.#hooks.onFilling(true);
    const over = () => serial === this.#serial && this.#hooks.onFilling(false);
    opening.then(over, () => {
      over();
      this.#forget(serial);
    });
    return opening;
  }

  #forget(serial: number): void {
    if (serial === this.#serial) this.#current = null;
  }

  #expectCurrent(serial: number): void {
    if (serial !== this.#serial) throw new DatabaseDeath('another took its place');
  }

  async #filled(serial: number, left: number): Promise<Database> {
    let filled = false;
    const db = await this.#hooks.open(() => {
      if (!filled) return;
      this.#forget(serial);
      this.#hooks.onDeath();
    });
    try {
      this.#expectCurrent(serial);
      this.#opened = db;
      await this.#hooks.refill(db);
      this.#expectCurrent(serial);
      filled = true;
      return db;
    } catch (error) {
      await db.close().catch(() => undefined);
      const isOver = left === 0 || serial !== this.#serial;
      if (isOver || !(error instanceof DatabaseDeath)) throw error;
      return this.#filled(serial, left - 1);
    }
  }
}
