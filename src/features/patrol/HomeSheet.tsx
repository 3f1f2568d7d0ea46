import { IconCalendarEvent, IconDeviceMobile, IconRoute, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { requestReport } from '../../state/patrol/begin-report.ts';
import { type PatrolView, usePatrolScreen } from '../../state/patrol/screen.ts';
import { NextTask } from './day/NextTask.tsx';

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
  return (
    <>
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
