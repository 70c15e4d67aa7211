import type * as v from 'valibot';

type Json = Readonly<Record<string, unknown>>;

/** What a check of a pipe is in JSON Schema. */
function constraint(action: { type: string; requirement?: unknown }): Json {
  const { type, requirement } = action;
  switch (type) {
    case 'min_value':
      return { minimum: requirement };
    case 'max_value':
      return { maximum: requirement };
    case 'min_length':
      return { minLength: requirement };
    case 'max_length':
      return { maxLength: requirement };
    case 'integer':
      return { type: 'integer' };
    case 'regex':
      return { pattern: (requirement as RegExp).source };
    case 'trim':
      return {};
    default:
      throw new Error(`no JSON Schema for the check ${type}`);
  }
}

/** The keys of arrays are named otherwise than those of text. */
function ofArray(json: Json): Json {
  const names: Json = { minLength: 'minItems', maxLength: 'maxItems' };
  return Object.fromEntries(Object.entries(json).map(([k, value]) => [names[k] ?? k, value]));
}

/** The JSON Schema of a schema made of the few kinds that descriptions use. */
export function jsonSchemaOf(schema: v.GenericSchema): Json {
  const { pipe } = schema as { pipe?: readonly { kind: string; type: string }[] };
  if (pipe) {
    const base = jsonSchemaOf(pipe[0] as v.GenericSchema);
    const checks = pipe.slice(1).map(constraint);
    return Object.assign({}, base, ...(base.type === 'array' ? checks.map(ofArray) : checks));
  }
  const of = schema as unknown as {
    type: string;
    entries: Record<string, v.GenericSchema>;
    item: v.GenericSchema;
    wrapped: v.GenericSchema;
    options: readonly string[];
    literal: unknown;
    key: v.GenericSchema;
    value: v.GenericSchema;
  };
  switch (of.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: of.type };
    case 'literal':
      return { const: of.literal };
    case 'picklist':
      return { enum: of.options };
    case 'array':
      return { type: 'array', items: jsonSchemaOf(of.item) };
    case 'record':
      return { type: 'object', additionalProperties: jsonSchemaOf(of.value) };
    case 'exact_optional':
      return jsonSchemaOf(of.wrapped);
    case 'strict_object': {
      const entries = Object.entries(of.entries);
      return {
        type: 'object',
        properties: Object.fromEntries(entries.map(([k, value]) => [k, jsonSchemaOf(value)])),
        required: entries.filter(([, value]) => value.type !== 'exact_optional').map(([k]) => k),
        additionalProperties: false,
      };
    }
    default:
      throw new Error(`no JSON Schema for ${of.type}`);
  }
}
