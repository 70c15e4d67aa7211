import type { Database, Description, LoadedTable, MetadataCheck } from '../types';
import { checkIds } from './check-ids';

/** Checks a metadata file: an `InputError` for a missing, empty or repeated id. */
export async function checkMetadata(
  db: Database,
  loaded: LoadedTable,
  description: Description,
): Promise<MetadataCheck> {
  await checkIds(db, loaded, description);
  return { images: loaded.rows, attributes: description.attributes };
}
