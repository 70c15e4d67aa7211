import init, * as parquet from 'parquet-wasm/esm';

/** Makes an instance of the compiled decoder of Parquet; there is one in each worker. */
export async function loadParquet(compiled: Promise<WebAssembly.Module>): Promise<typeof parquet> {
  await init({ module_or_path: await compiled });
  return parquet;
}
