import { createDistrict } from '../core/register/actions/create-district.ts';
import { writeCanonicalJson } from '../core/register/canonical-json.ts';
import type { ChangeDraft } from '../core/register/change.ts';
import { isRefusal, type Refusal } from '../core/register/refusal.ts';
import { EMPTY_REGISTER } from '../core/register/register.ts';

/** Judges the change that begins a district, which no register knows yet; null where it may. */
export function judgeBeginning(draft: ChangeDraft<'district-created'>): Refusal | null {
  const { district, settings } = draft.body;
  const { plane, bounds, ...others } = settings;
  const judged = createDistrict(EMPTY_REGISTER, { ...district, on: draft.on, plane, bounds, settings: others });
  if (isRefusal(judged)) return judged;
  const isSame = writeCanonicalJson(judged) === writeCanonicalJson(draft);
  return isSame ? null : { refused: 'draft-malformed', type: draft.type };
}
