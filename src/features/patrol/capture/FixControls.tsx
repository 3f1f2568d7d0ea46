import { IconMapPinPlus, IconPlayerStop, IconWalk } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { locateCorner } from '../../../core/editing/outline-of-fixes.ts';
import { districtPlane } from '../../../state/district-plane.ts';
import { endWalk, standHere, startWalk } from '../../../state/patrol/capture-fixes.ts';
import { outlineOf, useCapture } from '../../../state/patrol/capture.ts';
import { MarkWithout } from './MarkWithout.tsx';
import { useNoPosition } from './use-no-position.ts';

/** Corners that are stood at, one tap each. */
export function StandControls() {
  const { t } = useTranslation();
  const stands = useCapture((s) => s.draft && outlineOf(s.draft).stands) ?? [];
  const running = useCapture((s) => s.running === 'stand');
  const [missed, setMissed] = useState(false);
  const noPosition = useNoPosition();
  const plane = districtPlane();
  const last = stands.at(-1);
  const corner = last && plane ? locateCorner(last, plane) : null;
  return (
    <>
      <button type="button" className="capture-primary" onClick={() => setMissed(!standHere())}>
        <IconMapPinPlus size={26} aria-hidden />
        {t('patrol.capture.stand.here')}
      </button>
      <p className="capture-quiet" role="status">
        {missed && (noPosition ?? t('patrol.capture.stand.noFix'))}
        {!missed &&
          corner &&
          t('patrol.capture.stand.corner', { no: stands.length, count: corner.fixes, m: corner.sigma_m.toFixed(1) })}
        {!missed && corner && running && ` · ${t('patrol.capture.stand.still')}`}
      </p>
      <MarkWithout />
    </>
  );
}

/** A walk around the walls. */
export function WalkControls() {
  const { t } = useTranslation();
  const count = useCapture((s) => (s.draft ? outlineOf(s.draft).walk.length : 0));
  const running = useCapture((s) => s.running === 'walk');
  const [isFew, setFew] = useState(false);
  const noPosition = useNoPosition();
  return (
    <>
      <div className="capture-row">
        {!running && (
          <button type="button" className="capture-primary" onClick={startWalk}>
            <IconWalk size={26} aria-hidden />
            {t(count > 0 ? 'patrol.capture.walk.goOn' : 'patrol.capture.walk.start')}
          </button>
        )}
        {count > 0 && (
          <button type="button" className="capture-primary" disabled={count < 3} onClick={() => setFew(!endWalk())}>
            <IconPlayerStop size={26} aria-hidden />
            {t('patrol.capture.walk.end')}
          </button>
        )}
      </div>
      <p className="capture-quiet figures" role="status">
        {running && (noPosition ?? (count === 0 ? t('patrol.track.position.asking') : ''))}{' '}
        {count > 0 && t('patrol.capture.walk.count', { count })} {isFew && !running && t('patrol.capture.walk.few')}
      </p>
      <MarkWithout />
    </>
  );
}
