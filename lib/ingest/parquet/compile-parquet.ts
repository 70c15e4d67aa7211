const MODULE = new URL('parquet-wasm/esm/parquet_wasm_bg.wasm', import.meta.url);

/** Whether a stream begins as gzip does; and the stream, still whole. */
async function isGzip(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const [first, whole] = stream.tee();
  const reader = first.getReader();
  const { value } = await reader.read();
  void reader.cancel();
  return { gzip: value?.[0] === 0x1f && value[1] === 0x8b, whole };
}

/**
 * Compiles the decoder of Parquet in a browser, for workers that share it: each would compile and
 * optimize it anew. A published site holds it compressed, since not all hosts compress WebAssembly.
 *
 * @throws Error where it cannot be fetched
 */
export async function compileParquet(): Promise<WebAssembly.Module> {
  const response = await fetch(MODULE);
  if (!response.ok || !response.body) {
    throw new Error(
      `the decoder of Parquet cannot be loaded: ${MODULE} answers ${response.status}`,
    );
  }
  const { gzip, whole } = await isGzip(response.body);
  const bytes = gzip ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
  const headers = { 'content-type': 'application/wasm' };
  return WebAssembly.compileStreaming(new Response(bytes, { headers }));
}
