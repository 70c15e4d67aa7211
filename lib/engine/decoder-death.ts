import { InputError } from './input-error';

/**
 * A Parquet decoder's thread that ended at a file: of the file, or of something else, such as a
 * browser short of memory.
 */
export class DecoderDeath extends InputError {}
