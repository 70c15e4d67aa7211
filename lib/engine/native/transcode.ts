/** An Arrow IPC stream as Parquet, since native DuckDB reads the one and not the other. */
export async function arrowToParquet(ipc: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const parquet = await import('parquet-wasm/node');
  const options = new parquet.WriterPropertiesBuilder()
    .setCompression(parquet.Compression.UNCOMPRESSED)
    .build();
  const written = parquet.writeParquet(parquet.Table.fromIPCStream(ipc), options);
  return written as Uint8Array<ArrayBuffer>;
}

/** A Parquet file in a codec that native DuckDB lacks (LZ4 as Hadoop frames it), without any. */
export async function decompressParquet(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const parquet = await import('parquet-wasm/node');
  return arrowToParquet(parquet.readParquet(bytes).intoIPCStream());
}
