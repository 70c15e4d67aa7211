/** Milliseconds that cancelled work may go on before what it stands on is ended with it. */
const PATIENCE = 3000;

/** Acts where cancelled work does not heed the cancelling. */
export function whereStuck(work: readonly Promise<void>[], act: () => void): void {
  const timer = setTimeout(act, PATIENCE);
  void Promise.all(work).then(() => clearTimeout(timer));
}
