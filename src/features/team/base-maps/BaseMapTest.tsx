import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaseMap } from '../../../core/register/base-map.ts';
import type { Administration } from '../../../state/team/administration.ts';
import { type BaseMapTrial, tryBaseMap } from '../../../state/team/try-base-map.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

interface BaseMapTestProps {
  readonly map: Omit<BaseMap, 'id'>;
  readonly administration: Administration;
  /** Whose button it is, for a screen reader. */
  readonly name: string;
  readonly isDisabled?: boolean;
  /** What else can be done, beside the button. */
  readonly children?: ReactNode;
}

/** Fetches one tile from this browser, and says in words what came of it and what to do. */
export function BaseMapTest({ map, administration, name, isDisabled = false, children }: BaseMapTestProps) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [tried, setTried] = useState<{ readonly trial: BaseMapTrial; readonly of: string } | null>(null);
  const { settings, servedOrigins } = administration;
  const mark = JSON.stringify(map);
  const attempt = async () => {
    setBusy(true);
    const trial = await tryBaseMap(map, { bounds: settings.bounds, servedOrigins });
    setTried({ trial, of: mark });
    setBusy(false);
  };
  return (
    <>
      <div className="team-actions">
        <Button
          size="md"
          variant="default"
          loading={isBusy}
          disabled={isDisabled}
          onClick={() => void attempt()}
          aria-label={t('team.administration.baseMaps.tryOf', { name })}
        >
          {t('team.administration.baseMaps.try')}
        </Button>
        {children}
      </div>
      <div role="status" className="team-alert">
        {/* An answer to other entries than those that stand there would mislead. */}
        {tried?.of === mark && <TrialWords trial={tried.trial} />}
      </div>
    </>
  );
}

/** What came of a trial: with a sign, and with what to do where nothing came. */
export function TrialWords({ trial }: { readonly trial: BaseMapTrial }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const isSound = trial.is === 'picture' || trial.is === 'vector';
  const of = 'part' in trial ? t(`team.administration.baseMaps.part.${trial.part}`) : '';
  const { is, ...values } = trial;
  return (
    <div className="team-trial" data-sound={isSound || undefined}>
      {isSound ? <IconCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
      <div>
        {trial.is === 'archive' ? (
          <p>{failureText(trial)}</p>
        ) : (
          <p>{t(`team.administration.baseMaps.trial.${is}`, { ...values, of })}</p>
        )}
        {trial.is === 'not-served' && <code className="base-map-fields__origins">{trial.origins.join(' ')}</code>}
      </div>
    </div>
  );
}
