import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditVerdict } from '../../../state/team/audit.ts';

/** Whether the log's chain holds, as this page itself reckoned it. */
export function VerdictNote({ verdict }: { readonly verdict: AuditVerdict }) {
  const { t } = useTranslation();
  const Icon = verdict.at === 'unsound' ? IconAlertTriangle : IconShieldCheck;
  return (
    <p className="team-verdict" data-at={verdict.at} role={verdict.at === 'unsound' ? 'alert' : 'status'}>
      <Icon size={20} aria-hidden />
      <span>{words()}</span>
    </p>
  );

  function words(): string {
    if (verdict.at === 'verifying') return t('team.audit.verdict.verifying');
    if (verdict.at === 'unsound') return t(`team.audit.verdict.${verdict.code}`, { seq: verdict.seq });
    const { from, to, isWhole } = verdict;
    if (to === 0) return t('team.audit.verdict.empty');
    return isWhole ? t('team.audit.verdict.whole', { to }) : t('team.audit.verdict.part', { from, to });
  }
}
