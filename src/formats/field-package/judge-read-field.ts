import { createDistrictPlane } from '../../core/geodesy/district-plane.ts';
import { createDistrict } from '../../core/register/actions/create-district.ts';
import { writeCanonicalJson } from '../../core/register/canonical-json.ts';
import { openRegister } from '../../core/register/fold.ts';
import { isRefusal, type Refusal } from '../../core/register/refusal.ts';
import { measureOutlines } from '../../core/report/dated-shapes.ts';
import { judgeFieldTerms } from '../../core/report/field-package/field-limits.ts';
import { TouchedArea } from '../../core/report/field-package/touching-rows.ts';
import type { DistrictContainer } from '../container/container.ts';

/**
 * Whether a field package keeps to what the desk could have made: hashes prove that nothing was altered on the way, not who wrote it. Its
 * settings pass the check of every new district (no rule measured so that it finds nothing), are said once and stay; its area and its time keep
 * within the limits that they set. Null where it does.
 */
export async function judgeReadField({
  district,
  settings,
  feed,
  field,
}: Pick<DistrictContainer, 'district' | 'settings' | 'feed' | 'field'>): Promise<Refusal | null> {
  const [created, ...rest] = feed;
  if (created?.type !== 'district-created' || !field) return { refused: 'field-malformed', member: 'feed' };
  const { body, on } = created;
  if (writeCanonicalJson(body.settings) !== writeCanonicalJson(settings)) return { refused: 'field-altered', member: 'settings' };
  if (body.district.id !== district.id || body.district.name !== district.name)
    return { refused: 'field-altered', member: 'district' };
  if (rest.some(({ type }) => type === 'settings-changed' || type === 'district-created'))
    return { refused: 'field-altered', member: 'feed' };
  const { plane, bounds, ...others } = body.settings;
  const begun = createDistrict(openRegister().register, { ...district, on, plane, bounds, settings: others });
  if (isRefusal(begun)) return { refused: 'field-altered', member: String(begun.field ?? 'settings') };
  const outline = await measureOutlines([field.area], createDistrictPlane(plane));
  if (outline.columns.featureOffsets[1] === 0) return { refused: 'field-area-empty' };
  return judgeFieldTerms(body.settings, { ...field, area_m2: new TouchedArea(outline, body.settings.sliver.width_m).area_m2 });
}
