/** The right to save a notebook, which one tab has at a time. */
export interface Lock {
  release(): void;
}

export interface LockOptions {
  /** Takes it from the tab that has it. */
  readonly steal?: boolean;
  /** Called when another tab takes it. */
  onLost(): void;
}

/** Asks for the right to save a notebook; null if another tab has it. */
export type AskForLock = (notebook: string, options: LockOptions) => Promise<Lock | null>;

/** Uses Web Locks. Insecure origins have none: there every tab may save. */
export const askForLock: AskForLock = (notebook, { steal = false, onLost }) => {
  if (!navigator.locks) return Promise.resolve({ release: () => {} });
  return new Promise((settle, fail) => {
    const options = steal ? { steal } : { ifAvailable: true };
    let given = false;
    let released = false;
    navigator.locks
      .request(`longtail-notebook ${notebook}`, options, (lock) => {
        if (!lock) {
          settle(null);
          return undefined;
        }
        given = true;
        return new Promise<void>((release) => {
          settle({
            release: () => {
              released = true;
              release();
            },
          });
        });
      })
      .catch((error: unknown) => {
        if (!given) fail(error);
        else if (!released) onLost();
      });
  });
};
