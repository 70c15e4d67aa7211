import * as v from 'valibot';
import type { RememberedFile } from './saved';

const name = v.pipe(v.string(), v.maxLength(1000));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const size = v.pipe(v.number(), v.integer(), v.minValue(0));

const overrides = v.object({
  role: v.exactOptional(v.picklist(['labels', 'predictions', 'counts', 'metadata'])),
  idColumn: v.exactOptional(name),
  classes: v.exactOptional(v.record(name, v.nullable(name))),
  scale: v.exactOptional(v.picklist(['probability', 'percent', 'logit'])),
});

/** A file the notebook was made with. */
export const rememberedFile: v.GenericSchema<unknown, RememberedFile> = v.object({
  name,
  size,
  hash,
  choices: v.object({
    overrides,
    team: v.exactOptional(name),
    task: v.exactOptional(name),
    trainingImages: v.exactOptional(size),
  }),
  taskFile: v.exactOptional(hash),
});
