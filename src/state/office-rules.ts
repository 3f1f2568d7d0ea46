import { create } from 'zustand';
import type { SettingsPatch } from '../core/register/change.ts';
import { type OfficeRuleId, type OfficeRuleValue, patchOfficeRules, readOfficeRule } from '../core/register/office-rules.ts';
import type { YearTask } from '../core/register/district.ts';
import type { HolidayYear } from '../core/rules/calendar/holiday-table.ts';
import type { SettingsEffect } from '../workers/calls/settings.ts';
import type { ToldChange } from '../workers/calls/history.ts';
import { act } from './act.ts';
import { historyOf } from './entity-history.ts';
import { patchYears } from './holidays.ts';
import { today } from './record.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';

export const OFFICE_RULE_TABS = ['rules', 'tasks', 'holidays', 'history'] as const;
export type OfficeRulesTab = (typeof OFFICE_RULE_TABS)[number];

interface OfficeRulesState {
  /** Null: closed. */
  readonly tab: OfficeRulesTab | null;
  /** District that the entries are for. */
  readonly district: string | null;
  /** What was entered and is not recorded; it stays while the screen is closed. The empty text: a figure was taken out. */
  readonly draft: Partial<Record<OfficeRuleId, OfficeRuleValue>>;
  readonly years: readonly HolidayYear[];
  /** All tasks as they will stand; null: none was changed. */
  readonly tasks: readonly YearTask[] | null;
  /** What was typed for a task and is no number, by field: it stays as it was typed, and nothing is recorded beside it. */
  readonly unread: Readonly<Record<string, string>>;
  readonly reason: string;
  enter(id: OfficeRuleId, value: OfficeRuleValue): void;
  takeYears(years: readonly HolidayYear[], reason?: string): void;
  enterTasks(tasks: readonly YearTask[]): void;
  /** Null: what stands in the field can be read. */
  leaveUnread(field: string, text: string | null): void;
  giveReason(reason: string): void;
}

const NOTHING = { draft: {}, years: [], tasks: null, unread: {}, reason: '' };

/** The screen of the office's rules with what was entered in it. */
export const useOfficeRules = create<OfficeRulesState>()((set) => ({
  tab: null,
  district: null,
  ...NOTHING,
  enter: (id, value) =>
    set(({ draft: { ...draft } }) => {
      const settings = useSession.getState().summary?.settings;
      if (settings && readOfficeRule(settings, id) === value) delete draft[id];
      else draft[id] = value;
      return { draft };
    }),
  takeYears: (years, reason) => set(reason === undefined ? { years } : { years, reason }),
  enterTasks: (tasks) => set({ tasks }),
  leaveUnread: (field, text) =>
    set(({ unread }) => {
      const { [field]: _, ...others } = unread;
      return { unread: text === null ? others : { ...others, [field]: text } };
    }),
  giveReason: (reason) => set({ reason }),
}));

export function openOfficeRules(tab: OfficeRulesTab = 'rules'): void {
  const district = useSession.getState().summary?.district.id;
  if (district === undefined) return;
  const isOther = useOfficeRules.getState().district !== district;
  useOfficeRules.setState({ tab, district, ...(isOther && NOTHING) });
}

export const closeOfficeRules = (): void => useOfficeRules.setState({ tab: null });

/** Gives up what was entered. */
export const dropEntries = (): void => useOfficeRules.setState(NOTHING);

/** What was entered as a patch of the settings; null where nothing was. A figure that was taken out is no number, and is refused as such. */
export function enteredPatch({ draft, years, tasks }: Pick<OfficeRulesState, 'draft' | 'years' | 'tasks'>): SettingsPatch | null {
  const settings = useSession.getState().summary?.settings;
  if (!settings || (Object.keys(draft).length === 0 && years.length === 0 && tasks === null)) return null;
  return {
    ...patchOfficeRules(settings, draft, today()),
    ...(years.length > 0 && { holidays: patchYears(settings.holidays, years) }),
    ...(tasks !== null && { yearTasks: tasks }),
  };
}

/** What a patch would do. @throws CodedError */
export const weighSettings = (patch: SettingsPatch, signal: AbortSignal): Promise<SettingsEffect> =>
  services().engine.weighSettings([patch, today()], { signal });

/** Records what was entered as one change with its reason; refused, the entries stay. @throws CodedError */
export async function recordEntries(): Promise<void> {
  const { reason, ...entered } = useOfficeRules.getState();
  const patch = enteredPatch(entered);
  if (!patch) return;
  await act([{ action: 'changeSettings', input: { patch, reason, on: today() } }]);
  dropEntries();
}

/** Every change of the district and its settings, the first one first. @throws CodedError */
export async function settingsHistory(): Promise<readonly ToldChange[]> {
  const district = useSession.getState().summary?.district;
  return district ? historyOf({ kind: 'district', id: district.id }) : [];
}
