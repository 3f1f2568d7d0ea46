import { refusalsZh } from '../planner/refusals-zh.ts';

/** What changed settings are refused for, on the administrators' pages: `error.<code>`. */
export const settingsErrorsZh = {
  'entity-changed': '没有保存：别人刚改过区县的设定。最新情况已显示，请核对后再提交。',
  'holidays-malformed': refusalsZh['holidays-malformed'],
};
