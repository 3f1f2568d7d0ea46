import { useTranslation } from 'react-i18next';
import { usePosition } from '../../../state/patrol/position.ts';

/** The ways of marking that need no position, where this one needs it and the device gives none. */
export function MarkWithout() {
  const { t } = useTranslation();
  const state = usePosition((s) => s.state);
  if (state !== 'denied' && state !== 'unavailable') return null;
  const ways = (['box', 'corners', 'freehand'] as const).map((way) => t(`patrol.capture.method.${way}`));
  return (
    <p className="capture-quiet" role="status">
      {t('patrol.capture.withoutPosition', { ways: ways.join(t('patrol.capture.met.and')) })}
    </p>
  );
}
