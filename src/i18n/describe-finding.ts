import type { i18n } from 'i18next';
import { wordKinds } from './word-kinds.ts';

/** What a finding is worded by; its areas are formatted already. The same members as core's `Finding`, which texts must not import. */
export interface WordedFinding {
  readonly code: string;
  readonly on: string;
  readonly until?: string;
  readonly m2?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Name of a rule; one without words goes by its code. */
export function nameRule(texts: Pick<i18n, 't'>, code: string): string {
  return texts.t(`findings.rule.${code}.name`, { defaultValue: texts.t('findings.unknownRule', { code }) });
}

/** What a rule found in the case at hand (`found`), or what to do about it (`todo`). */
export function describeFinding(
  texts: Pick<i18n, 't'>,
  { code, on, until, m2, params }: WordedFinding,
  part: 'found' | 'todo' = 'found',
): string {
  const defaultValue = part === 'todo' ? texts.t('findings.card.todoNone') : '';
  return texts.t(`findings.rule.${code}.${part}`, { ...wordKinds(texts, code, params), on, until, m2, defaultValue });
}
