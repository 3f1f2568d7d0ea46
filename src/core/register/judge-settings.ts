import { writeCanonicalJson } from './canonical-json.ts';
import type { SettingsPatch } from './change.ts';
import { checkSettings } from './check-settings.ts';
import { isDay } from './day.ts';
import type { Settings } from './district.ts';
import { OFFICE_RULES, type OfficeRule, readOfficeRule } from './office-rules.ts';
import type { Day } from './ports.ts';
import type { Refusal } from './refusal.ts';

type Standing = Partial<Pick<Settings, 'holidays' | 'demandAfterRemedies'>>;

/**
 * Whether somebody may set this: what `checkSettings` asks, and that nothing falls below the law, lies outside its list, or reaches back
 * before `on`. Days that `standing` has already stay.
 */
export function judgeSettings(patch: SettingsPatch, standing: Standing, on: Day): Refusal | null {
  for (const rule of OFFICE_RULES) {
    const unfit = checkRule(rule, patch);
    if (unfit) return unfit;
  }
  const standingDemand = new Set(standing.demandAfterRemedies?.map(writeCanonicalJson));
  return checkSettings(patch, standing.holidays) ?? checkDemand(patch.demandAfterRemedies ?? [], standingDemand, on);
}

function checkRule({ id, range, options, law, article }: OfficeRule, patch: SettingsPatch): Refusal | null {
  const found = readOfficeRule(patch as Partial<Settings>, id);
  const member = id.split('.')[0];
  if (found === undefined || found === null)
    return member in patch ? { refused: 'setting-unknown', field: id, found: JSON.stringify(found ?? null) } : null;
  const isBelow = law && ('only' in law ? found !== law.only : !(Number(found) >= law.least));
  if (isBelow)
    return {
      refused: 'setting-below-law',
      field: id,
      found,
      least: 'only' in law ? law.only : law.least,
      article: article ?? '',
    };
  if (options && !options.includes(found)) return { refused: 'setting-unknown', field: id, found };
  if (!range) return null;
  const { least, most, whole } = range;
  const fits = typeof found === 'number' && found >= least && found <= most && (!whole || Number.isInteger(found));
  return fits ? null : { refused: 'setting-out-of-range', field: id, found, least, most };
}

/** A timing of the demand holds from the day of its change on: what was done before stays judged as it was. */
function checkDemand(
  entries: NonNullable<SettingsPatch['demandAfterRemedies']>,
  standing: ReadonlySet<string>,
  on: Day,
): Refusal | null {
  let last = '';
  for (const entry of entries) {
    const { fromOn, value } = Object(entry) as typeof entry;
    if (typeof fromOn !== 'string' || !isDay(fromOn) || fromOn <= last || typeof value !== 'boolean')
      return { refused: 'setting-unknown', field: 'demandAfterRemedies', found: JSON.stringify(entry) };
    if (fromOn < on && !standing.has(writeCanonicalJson(entry)))
      return { refused: 'setting-not-retroactive', field: 'demandAfterRemedies', fromOn, notBefore: on };
    last = fromOn;
  }
  return null;
}
