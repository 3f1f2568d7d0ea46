import * as z from '../../../api/zod.ts';

export type Json = Record<string, unknown>;

/** A schema of `src/api` as OpenAPI 3.0 says it. Refinements (days, instants) are texts there. */
export function toOpenApi(schema: z.ZodType): Json {
  const { $schema: _, ...bare } = z.toJSONSchema(schema, { target: 'openapi-3.0', unrepresentable: 'any', io: 'input' });
  return bare;
}

export const content = (type: string, schema: unknown): Json => ({ [type]: { schema } });
export const answer = (description: string, type: string, schema: unknown = { type: 'object' }): Json => ({
  description,
  content: content(type, schema),
});
export const parameter = (name: string, place: 'query' | 'header' | 'path', schema: unknown, description?: string): Json => ({
  name,
  in: place,
  required: place === 'path',
  schema,
  ...(description !== undefined && { description }),
  ...(place === 'query' && { style: 'form', explode: false }),
});
export const TEXT = { type: 'string' };
export const REFUSED = {
  description: 'Refused, with a stable code.',
  content: content('application/problem+json', { $ref: '#/components/schemas/problem' }),
};
