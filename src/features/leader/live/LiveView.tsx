import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TOUR_LAYERS } from '../../../core/register/tour.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import { followLive } from '../../../state/leader/follow-live.ts';
import { useLive } from '../../../state/leader/live.ts';
import { useSync } from '../../../state/sync-state.ts';
import { useView } from '../../../state/view.ts';
import { useTextPart } from '../../district-map/use-text-part.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { SnapshotMap } from '../tour/SnapshotMap.tsx';
import { StopLegend } from '../tour/StopLegend.tsx';
import './live.css';
import { LiveHeadlines } from './LiveHeadlines.tsx';
import { LiveUnits } from './LiveUnits.tsx';

const NOTHING = { top: 0, right: 0, bottom: 0, left: 0 };

/** The team's district as it stands: figures and map as its server gives them to leaders, another as soon as somebody records something. */
export function LiveView() {
  const { t } = useTranslation();
  const snapshot = useLive((s) => s.snapshot);
  useEffect(followLive, []);
  return (
    <div className="live">
      <h1 className="visually-hidden">{t('live.title')}</h1>
      <div className="live__side">
        <LiveContact hasFigures={snapshot !== null} />
        {snapshot && (
          <>
            <LiveHeadlines snapshot={snapshot} />
            <LiveUnits snapshot={snapshot} />
            {snapshot.suppression && <p className="live-quiet">{t('live.basis', { count: snapshot.suppression.threshold })}</p>}
          </>
        )}
      </div>
      <div className="live__map">{snapshot && <LiveMap snapshot={snapshot} />}</div>
    </div>
  );
}

/** Whether what is shown is what there is; where it is not, of when it is and what to do. */
function LiveContact({ hasFigures }: { readonly hasFigures: boolean }) {
  const { t, i18n } = useTranslation();
  const { phase, problem, lastContactAt } = useSync();
  const hasWords = useTextPart('sync');
  const failureText = useFailureText();
  if (phase === 'needs-login')
    return (
      <div className="live-contact" data-tone="asks" role="alert">
        <p>{t('live.logIn')}</p>
        <Button component="a" href="/team">
          {t('live.toLogin')}
        </Button>
      </div>
    );
  if (phase === 'stopped' && problem && hasWords)
    return (
      <p className="live-contact" data-tone="asks" role="alert">
        {failureText(problem)}
      </p>
    );
  if (phase === 'offline')
    return (
      <p className="live-contact" data-tone="told" role="status">
        {hasFigures && lastContactAt
          ? t('live.late', { time: new Date(lastContactAt).toLocaleTimeString(i18n.language, { hourCycle: 'h23' }) })
          : t('live.lateNever')}
      </p>
    );
  return (
    <p className="live-contact" data-tone="quiet">
      {hasFigures ? t('live.now') : t('live.waiting')}
    </p>
  );
}

function LiveMap({ snapshot }: { readonly snapshot: Snapshot }) {
  const { t } = useTranslation();
  const isDark = useView((s) => s.theme === 'dark');
  const [failed, setFailed] = useState(false);
  if (failed) return <p className="live-quiet">{t('live.mapFailed')}</p>;
  return (
    <>
      <SnapshotMap
        snapshot={snapshot}
        layers={TOUR_LAYERS}
        theme={isDark ? 'dark' : 'light'}
        camera={null}
        flight_ms={0}
        padding={NOTHING}
        label={t('live.map')}
        onFailure={() => setFailed(true)}
      />
      <StopLegend layers={TOUR_LAYERS} snapshot={snapshot} />
    </>
  );
}
