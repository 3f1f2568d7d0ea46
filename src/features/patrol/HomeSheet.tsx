import { IconCalendarEvent, IconDeviceMobile, IconRoute, IconSend } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { requestReport } from '../../state/patrol/begin-report.ts';
import { type PatrolView, usePatrolScreen } from '../../state/patrol/screen.ts';
import { useSecondCopy } from '../../state/patrol/second-copy.ts';
import { useSession } from '../../state/session.ts';
import { NextTask } from './day/NextTask.tsx';

const LostWork = lazy(async () => ({ default: (await import('./outbox/LostWork.tsx')).LostWork }));

const WAYS = [
  ['track', IconRoute],
  ['day', IconCalendarEvent],
  ['outbox', IconSend],
  ['device', IconDeviceMobile],
] as const satisfies readonly (readonly [PatrolView, typeof IconRoute])[];

/** The one large button, and the four ways on below it. */
export function HomeSheet() {
  const { t } = useTranslation();
  const { open } = usePatrolScreen.getState();
  const isOpen = useSession((s) => s.summary !== null);
  const isAsked = useSecondCopy((s) => s.lost.length > 0 || s.back !== null);
  return (
    <>
      {isOpen && isAsked && (
        <Suspense>
          <LostWork />
        </Suspense>
      )}
      <button type="button" className="patrol__mark" onClick={() => void requestReport(null)}>
        {t('patrol.mark')}
      </button>
      <NextTask />
      <nav className="patrol__ways" aria-label={t('patrol.ways')}>
        {WAYS.map(([view, Icon]) => (
          <button key={view} type="button" className="patrol__way" onClick={() => open(view)}>
            <Icon size={22} aria-hidden />
            {t(`patrol.${view}.title`)}
          </button>
        ))}
      </nav>
    </>
  );
}
