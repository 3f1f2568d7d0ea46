import { fieldTermsSchema } from '../../api/field-terms.ts';
import type { FieldTerms } from '../../core/report/field-package/field-terms.ts';
import { ReadError } from '../reader.ts';
import { CONTAINER_PATHS } from './container.ts';

/** @throws ReadError `field-malformed`: a phone must know until when it may show what, or it shows nothing */
export function checkField(value: unknown): FieldTerms {
  const checked = fieldTermsSchema.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new ReadError('field-malformed', { file: CONTAINER_PATHS.manifest }, { member: ['field', ...issue.path].join('.') });
}
