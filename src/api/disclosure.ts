import * as z from './zod.ts';
import { DISCLOSURE_FIELDS } from '../core/register/disclosure.ts';
import { countSchema, daySchema, idSchema, sha256Schema } from './values.ts';

const fields = z.array(z.enum(DISCLOSURE_FIELDS)).max(DISCLOSURE_FIELDS.length);
const contact = z.string().max(500);

export const disclosureRulesSchema = z.object({ fields, objectionDays: z.int().min(1).max(365), contact });

export const disclosureSchema = z.object({
  id: idSchema,
  redLineId: idSchema,
  asOf: daySchema,
  knownAt: countSchema,
  fields,
  rows: countSchema,
  sha256: sha256Schema,
  objectionsUntil: daySchema,
  contact,
  printedOn: daySchema,
});
