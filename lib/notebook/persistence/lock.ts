/** The right to write a notebook, which one tab has at a time. */
export interface Lock {
  release(): void;
}

export interface LockOptions {
  /** Takes the right from the tab that has it. */
  readonly steal?: boolean;
  /** Another tab took it. */
  onLost(): void;
}

/** Asks for the right to write a notebook; null where another tab has it. */
export type AskForLock = (notebook: string, options: LockOptions) => Promise<Lock | null>;

/** By the browser's Web Locks; where an origin that is not secure has none, every tab may write. */
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
