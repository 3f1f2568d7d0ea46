import { UnstyledButton } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTICE_KINDS, type NoticeKind } from '../../../core/report/notice/notice.ts';
import type { StepVerdict } from '../../../core/rules/clocks/permit-step.ts';
import { today } from '../../../state/record.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import './notice-section.css';
import { useNoticeFacts } from './use-notice-facts.ts';

const NoticeDialog = lazy(async () => ({ default: (await import('./NoticeDialog.tsx')).NoticeDialog }));

/** The papers of a case, each with whether its step may be taken today. */
export function NoticeSection({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const [on] = useState(today);
  const { facts, error } = useNoticeFacts(caseId, on);
  const [opened, setOpened] = useState<NoticeKind | null>(null);
  const failureText = useFailureText();
  return (
    <section className="notice-section" aria-label={t('notices.title')}>
      <h3>{t('notices.title')}</h3>
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      <ul>
        {NOTICE_KINDS.map((kind) => (
          <li key={kind}>
            <UnstyledButton className="notice-section__row" disabled={!facts} onClick={() => setOpened(kind)}>
              <IconFileText size={16} aria-hidden />
              <span className="notice-section__name">{t(`notices.kind.${kind}`)}</span>
              {facts && <Standing verdict={facts.verdicts[kind]} />}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('notices.intro')}</p>
      <Suspense fallback={null}>
        {opened && facts && <NoticeDialog caseId={caseId} kind={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </section>
  );
}

function Standing({ verdict: { verdict, obstacles } }: { verdict: StepVerdict }) {
  const { t } = useTranslation();
  if (verdict === 'allowed') return <span className="notice-section__ready">{t('notices.ready')}</span>;
  const until = obstacles
    .map((one) => one.until ?? '')
    .sort()
    .at(-1);
  return (
    <span className="quiet figures">
      {verdict === 'too-early' && until ? t('notices.notYet', { until }) : t('notices.forbidden')}
    </span>
  );
}
