/**
 * Columns of one query that counts. DuckDB gives each filtered aggregate a buffer for the inputs of
 * all of them: one query over 1,000 columns would want more than the 4 GB that WebAssembly has.
 */
const COLUMNS_A_QUERY = 64;

/** What `ask` answers for each of the items, some of them at a time. */
export async function inSlices<T, R>(
  items: readonly T[],
  ask: (slice: readonly T[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const answers: R[] = [];
  for (let start = 0; start < items.length; start += COLUMNS_A_QUERY) {
    answers.push(...(await ask(items.slice(start, start + COLUMNS_A_QUERY))));
  }
  return answers;
}
