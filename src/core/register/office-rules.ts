import type { SettingsPatch } from './change.ts';
import {
  DEFAULT_FIELD_LIMITS,
  DEFAULT_SETTINGS,
  USUAL_FIX_DAYS,
  USUAL_OVERDUE_DAYS,
  USUAL_TRACK_DAYS,
} from './default-settings.ts';
import type { Settings } from './district.ts';
import type { Day } from './ports.ts';

/** What an office decides for its casework, in the order of the screen. Ids are paths into `Settings` and stable: refusals name them. */
export const OFFICE_RULE_IDS = [
  'demandAfterRemedies',
  'demolitionDueMonths',
  'week.startsOn',
  'sliver.m2',
  'sliver.width_m',
  'duplicateRatio',
  'measureOfRecord.parcels',
  'measureOfRecord.red-lines',
  'measureOfRecord.compensated',
  'measureOfRecord.permits',
  'measureOfRecord.patches',
  'measureOfRecord.builds',
  'measureOfRecord.reference',
  'decimals.m2',
  'decimals.ha',
  'decimals.mu',
  'smallCell',
  'coverageDistance_m',
  'coverageAccuracy_m',
  'positionAccuracyLimit_m',
  'coverageOverdue_days',
  'ownTracks_days',
  'trackFixes_days',
  'fieldPackage.area_km2',
  'fieldPackage.days',
] as const;
export type OfficeRuleId = (typeof OFFICE_RULE_IDS)[number];
export type OfficeRuleValue = number | string;

/** What an office may set, and within what. */
export interface OfficeRule {
  readonly id: OfficeRuleId;
  readonly group: 'clocks' | 'checks' | 'measuring' | 'publishing' | 'patrol';
  /** Of a number: the values between which what rests on it still works. */
  readonly range?: { readonly least: number; readonly most: number; readonly whole?: true; readonly unit: OfficeRuleUnit };
  /** Of a choice: its values. */
  readonly options?: readonly OfficeRuleValue[];
  /** What the law asks for at least: below it a setting is refused with the article. */
  readonly law?: { readonly least: number } | { readonly only: OfficeRuleValue };
  /** Where that stands, or where the law leaves it to the office; absent of a rule of the office alone. */
  readonly article?: string;
}
export type OfficeRuleUnit = 'm2' | 'km2' | 'm' | 'days' | 'months' | 'share' | 'households' | 'digits';

const MEASURES = ['planar', 'ellipsoidal'] as const;
const measureOf = (kind: keyof Settings['measureOfRecord']): OfficeRule => ({
  id: `measureOfRecord.${kind}`,
  group: 'measuring',
  options: MEASURES,
});
const decimalsOf = (unit: keyof Settings['decimals']): OfficeRule => ({
  id: `decimals.${unit}`,
  group: 'measuring',
  range: { least: 0, most: 6, whole: true, unit: 'digits' },
});
const metresOf = (id: 'coverageDistance_m' | 'coverageAccuracy_m' | 'positionAccuracyLimit_m'): OfficeRule => ({
  id,
  group: 'patrol',
  range: { least: 1, most: 500, unit: 'm' },
});

export const OFFICE_RULES: readonly OfficeRule[] = [
  {
    id: 'demandAfterRemedies',
    group: 'clocks',
    options: ['after-remedies', 'when-due'],
    article: '行政强制法 第53、54条',
  },
  { id: 'demolitionDueMonths', group: 'clocks', range: { least: 0, most: 12, whole: true, unit: 'months' } },
  { id: 'week.startsOn', group: 'clocks', options: [1, 2, 3, 4, 5, 6, 7] },
  { id: 'sliver.m2', group: 'checks', range: { least: 0, most: 10, unit: 'm2' } },
  { id: 'sliver.width_m', group: 'checks', range: { least: 0, most: 1, unit: 'm' } },
  { id: 'duplicateRatio', group: 'checks', range: { least: 0.01, most: 0.9, unit: 'share' } },
  measureOf('parcels'),
  measureOf('red-lines'),
  measureOf('compensated'),
  measureOf('permits'),
  { ...measureOf('patches'), law: { only: 'ellipsoidal' }, article: '国土调查办发〔2008〕32号' },
  measureOf('builds'),
  measureOf('reference'),
  decimalsOf('m2'),
  decimalsOf('ha'),
  decimalsOf('mu'),
  {
    id: 'smallCell',
    group: 'publishing',
    range: { least: 2, most: 1000, whole: true, unit: 'households' },
    law: { least: 3 },
    article: '个人信息保护法 第6、25条',
  },
  metresOf('coverageDistance_m'),
  metresOf('coverageAccuracy_m'),
  metresOf('positionAccuracyLimit_m'),
  { id: 'coverageOverdue_days', group: 'patrol', range: { least: 1, most: 366, whole: true, unit: 'days' } },
  { id: 'ownTracks_days', group: 'patrol', range: { least: 0, most: 366, whole: true, unit: 'days' } },
  {
    id: 'trackFixes_days',
    group: 'patrol',
    range: { least: 30, most: 3650, whole: true, unit: 'days' },
    article: '个人信息保护法 第19、47条',
  },
  { id: 'fieldPackage.area_km2', group: 'patrol', range: { least: 0.1, most: 1000, unit: 'km2' } },
  { id: 'fieldPackage.days', group: 'patrol', range: { least: 0, most: 90, whole: true, unit: 'days' } },
];

/** Members of the settings that casework is decided by: none changes without a reason. */
export const CASEWORK_SETTINGS: ReadonlySet<string> = new Set([...OFFICE_RULE_IDS.map(memberOf), 'holidays', 'timeZone']);

/** The value that a rule has. */
export function readOfficeRule(settings: Partial<Settings>, id: OfficeRuleId): OfficeRuleValue | undefined {
  if (id === 'demandAfterRemedies') {
    const entries: unknown = settings.demandAfterRemedies;
    const last: unknown = Array.isArray(entries) ? entries.at(-1) : undefined;
    return (Object(last) as { value?: unknown }).value === false ? 'when-due' : 'after-remedies';
  }
  if (id === 'coverageOverdue_days') return settings.coverageOverdue_days ?? USUAL_OVERDUE_DAYS;
  if (id === 'trackFixes_days') return settings.trackFixes_days ?? USUAL_FIX_DAYS;
  if (id === 'ownTracks_days') return settings.ownTracks_days ?? USUAL_TRACK_DAYS;
  // Where the office set nothing, what holds anyway.
  const whole = { ...settings, fieldPackage: settings.fieldPackage ?? DEFAULT_FIELD_LIMITS };
  const found = id
    .split('.')
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[name], whole);
  return found as OfficeRuleValue | undefined;
}

export const defaultOfficeRule = (id: OfficeRuleId): OfficeRuleValue | undefined => readOfficeRule(DEFAULT_SETTINGS, id);

/** The patch that gives rules new values; a rule that is counted from a day holds from `on`. */
export function patchOfficeRules(
  settings: Settings,
  values: Readonly<Partial<Record<OfficeRuleId, OfficeRuleValue>>>,
  on: Day,
): SettingsPatch {
  const patch: Record<string, unknown> & SettingsPatch = {};
  for (const [id, value] of Object.entries(values)) {
    const member = memberOf(id);
    if (id === 'demandAfterRemedies') {
      const before = (settings.demandAfterRemedies ?? []).filter(({ fromOn }) => fromOn < on);
      patch[member] = [...before, { fromOn: on, value: value === 'after-remedies' }];
      continue;
    }
    const inner = id.slice(member.length + 1);
    const standing = { fieldPackage: DEFAULT_FIELD_LIMITS, ...settings };
    const whole = patch[member] ?? standing[member as keyof Settings];
    patch[member] = inner === '' ? value : { ...(whole as object), [inner]: value };
  }
  return patch;
}

function memberOf(id: string): string {
  return id.split('.')[0];
}
