import { refusalsEn } from '../planner/refusals-en.ts';
import type { settingsErrorsZh } from './settings-errors-zh.ts';

/** What changed settings are refused for, on the administrators' pages: `error.<code>`. */
export const settingsErrorsEn: Record<keyof typeof settingsErrorsZh, string> = {
  'entity-changed':
    'Not recorded: somebody changed the district’s settings meanwhile. What stands now is shown; check it and record again.',
  'holidays-malformed': refusalsEn['holidays-malformed'],
};
