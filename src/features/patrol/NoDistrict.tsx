import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePatrolScreen } from '../../state/patrol/screen.ts';
import { lookAtCopyAlone, lookForLost, useSecondCopy } from '../../state/patrol/second-copy.ts';
import { isOutOfReach, tryAgain, useSession } from '../../state/session.ts';
import { useFailureText } from '../district-map/use-failure-text.ts';
import { HelpLink } from './HelpLink.tsx';

const LostWork = lazy(async () => ({ default: (await import('./outbox/LostWork.tsx')).LostWork }));

/** In the place of the map while no district stands: that it is being opened, or why it was not, and the two ways on. */
export function NoDistrict() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const phase = useSession((s) => s.phase);
  const isLost = useSecondCopy((s) => s.lost.length > 0);
  const failed = phase.at === 'failed' ? phase.error : null;
  useEffect(() => {
    if (failed) void (isOutOfReach(failed) ? lookAtCopyAlone() : lookForLost());
  }, [failed]);
  if (phase.at !== 'failed')
    return (
      <p className="patrol__none" role="status">
        {t('district.opening')}
      </p>
    );
  return (
    <div className="patrol__none" role="alert">
      {!isOutOfReach(phase.error) && !isLost && <p>{t('patrol.device.noDistrict')}</p>}
      <p>{failureText(phase.error)}</p>
      {isLost && (
        <Suspense>
          <LostWork />
        </Suspense>
      )}
      <button type="button" onClick={() => void tryAgain()}>
        {t('app.retry')}
      </button>
      {!isOutOfReach(phase.error) && (
        <button type="button" onClick={() => usePatrolScreen.getState().open('device')}>
          {t('patrol.package.open')}
        </button>
      )}
      <HelpLink section="install" />
    </div>
  );
}
