import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ITEM_STATUSES } from '../../../core/register/clearance-item.ts';
import { type BulkEntry, type ColumnRole, PLAIN_ROLES, RECORDED_KINDS, type TemplateWords } from '../../../workers/calls/bulk.ts';
import type { Translate } from '../tables/table-words.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

/** What a column holds, in words. */
export function nameRole(t: Translate, role: ColumnRole): string {
  const [field, step] = role.split(':');
  const word = t(`bulk.role.${field}`);
  return step === undefined ? word : t('bulk.roleOf', { step: t(`milestone.${step}`), field: word });
}

/** Everything that a column can hold, in groups: of the row, then of each step in the order of the procedure. */
export function roleChoices(t: Translate): { group: string; items: { value: string; label: string }[] }[] {
  const itemsOf = (roles: readonly ColumnRole[]) => roles.map((role) => ({ value: role, label: nameRole(t, role) }));
  return [
    { group: t('bulk.ofRow'), items: itemsOf(PLAIN_ROLES) },
    ...RECORDED_KINDS.map((kind) => ({
      group: t(`milestone.${kind}`),
      items: itemsOf([`day:${kind}`, `documentNo:${kind}`, `proof:${kind}`, `amount:${kind}`]),
    })),
  ];
}

export function templateWords(t: Translate): TemplateWords {
  return {
    sheet: t('bulk.choose.templateSheet'),
    item: t('bulk.role.item'),
    parcelNo: t('bulk.role.parcelNo'),
    redLine: t('bulk.role.redLine'),
    village: t('tables.column.village'),
    status: t('tables.column.status'),
    household: t('bulk.role.household'),
    steps: RECORDED_KINDS.map((kind) => ({ kind, heading: nameRole(t, `day:${kind}`).replace(/[：:]\s*/, ' ') })),
    documentNo: nameRole(t, 'documentNo:signed').replace(/[：:]\s*/, ' '),
    amount: `${nameRole(t, 'amount:paid').replace(/[：:]\s*/, ' ')} (${t('bulk.yuan')})`,
    proof: nameRole(t, 'proof:paid').replace(/[：:]\s*/, ' '),
    statuses: Object.fromEntries(ITEM_STATUSES.map((status) => [status, t(`status.${status}`)])),
  };
}

/** Words a refusal with what would have to come first, and from which day on it would be possible. */
export function useRefusalText(): (code: string, params: Readonly<Record<string, string | number | undefined>>) => string {
  const { t } = useTranslation();
  const failureText = useFailureText();
  return useCallback(
    (code, params) => {
      const known = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Record<
        string,
        string | number
      >;
      const steps = typeof known.needs === 'string' ? known.needs.split('|').map((step) => t(`milestone.${step}`)) : [];
      return [
        failureText({ code, params: known }),
        ...(steps.length > 0 ? [t('bulk.needs', { steps: steps.join(t('bulk.or')) })] : []),
        ...(known.notBefore !== undefined && code !== 'day-in-future' ? [t('bulk.notBefore', { day: known.notBefore })] : []),
      ].join(' ');
    },
    [t, failureText],
  );
}

/** What becomes of an entry, in a word, with the reason where there is one. */
export function useVerdictText(): (entry: BulkEntry) => { readonly word: string; readonly reason: string } {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  return useCallback(
    ({ verdict, isLeftOut, problem }) => ({
      word: t(`bulk.verdict.${isLeftOut ? 'leftOut' : verdict}`),
      reason: problem ? refusalText(problem.code, problem.params) : '',
    }),
    [t, refusalText],
  );
}
