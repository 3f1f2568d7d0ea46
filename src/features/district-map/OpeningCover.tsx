import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dismissFailure, openDemo, tryAgain, useSession } from '../../state/session.ts';
import './opening-cover.css';
import { PhaseProgress } from './PhaseProgress.tsx';
import { useFailureText } from './use-failure-text.ts';

/** While a district is being opened, or when that failed: what happens, how far, and the way out. */
export function OpeningCover() {
  const { t } = useTranslation();
  const { phase, opening, summary } = useSession();
  const failureText = useFailureText();
  if (phase.at === 'failed') {
    return (
      <div className="opening-cover" role="alert">
        <div className="opening-cover__card">
          <h2>{t('app.name')}</h2>
          <p className="failure">{failureText(phase.error)}</p>
          <div className="button-row">
            <Button onClick={() => void (summary ? openDemo() : tryAgain())}>
              {summary ? t('district.openDemo') : t('app.retry')}
            </Button>
            {summary && (
              <Button variant="default" onClick={dismissFailure}>
                {t('app.close')}
              </Button>
            )}
          </div>
        </div>
      </div>
    );
  }
  return (
    <div className="opening-cover">
      <div className="opening-cover__card">
        <PhaseProgress
          title={t('district.opening')}
          progress={phase.at === 'opening' ? phase.progress : null}
          onCancel={summary && opening ? () => opening.abort() : undefined}
        />
      </div>
    </div>
  );
}
