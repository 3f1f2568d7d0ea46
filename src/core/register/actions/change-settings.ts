import { writeCanonicalJson } from '../canonical-json.ts';
import { judgeSettings } from '../judge-settings.ts';
import type { ChangeDraft, SettingsPatch } from '../change.ts';
import type { Settings } from '../district.ts';
import { CASEWORK_SETTINGS } from '../office-rules.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/**
 * Replaces settings by top-level field; `null` takes away one that need not be there. Fields that stay as they are do not enter the
 * change. `name` renames the district: its id stays. What casework is decided by is changed with a reason. The plane stays: the
 * millimetres of every layer are its own.
 */
export function changeSettings(
  register: Register,
  input: { readonly patch: SettingsPatch; readonly name?: string; readonly reason?: string; readonly on: Day },
): ChangeDraft<'settings-changed'> | Refusal {
  const { district, settings } = register;
  if (!district || !settings) return { refused: 'district-unknown' };
  const unfit = judgeSettings(input.patch, settings, input.on);
  if (unfit) return unfit;
  if (input.patch.plane && writeCanonicalJson(input.patch.plane) !== writeCanonicalJson(settings.plane))
    return { refused: 'plane-fixed' };
  const changed = Object.entries(input.patch).filter(
    ([field, value]) => writeCanonicalJson([value ?? null]) !== writeCanonicalJson([settings[field as keyof Settings] ?? null]),
  );
  const name = input.name?.trim();
  if (name === '') return { refused: 'name-missing' };
  const isRenamed = name !== undefined && name !== district.name;
  if (changed.length === 0 && !isRenamed) return { refused: 'nothing-changed' };
  const reason = input.reason?.trim() ?? '';
  if (reason === '' && changed.some(([field]) => CASEWORK_SETTINGS.has(field))) return { refused: 'reason-missing' };
  const body = {
    patch: Object.fromEntries(changed) as SettingsPatch,
    ...(isRenamed && { name }),
    ...(reason !== '' && { reason }),
  };
  return draftChange(register, 'settings-changed', { kind: 'district', id: district.id }, input.on, body);
}
