/**
 * Does some work, and repeats it once if a worker crashed meanwhile.
 *
 * @param crash the message for a second crash; null if the error is not a crash
 * @param again does the work the second time
 */
export async function retryOnce<T>(
  work: () => Promise<T>,
  crash: (error: unknown) => string | null,
  again: (work: () => Promise<T>) => Promise<T> = (own) => own(),
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (crash(error) === null) throw error;
  }
  try {
    return await again(work);
  } catch (error) {
    const message = crash(error);
    throw message === null ? error : new Error(message, { cause: error });
  }
}
