/**
 * Does a piece of work, and once again where what it stands on died in it.
 *
 * @param death what to say where an error is such a death, had it been the second; else null
 */
export async function twice<T>(
  work: () => Promise<T>,
  death: (error: unknown) => string | null,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (death(error) === null) throw error;
  }
  try {
    return await work();
  } catch (error) {
    const words = death(error);
    throw words === null ? error : new Error(words, { cause: error });
  }
}
