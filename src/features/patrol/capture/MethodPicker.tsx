import { IconLasso, IconMapPinPlus, IconPolygon, IconRectangle, IconWalk } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CAPTURE_METHODS, type CaptureMethod } from '../../../core/editing/outline.ts';
import { outlineOf, takeMethod, useCapture } from '../../../state/patrol/capture.ts';

const ICONS = {
  box: IconRectangle,
  corners: IconPolygon,
  stand: IconMapPinPlus,
  walk: IconWalk,
  freehand: IconLasso,
} as const satisfies Record<CaptureMethod, typeof IconWalk>;

/** The five ways to mark an outline. */
export function MethodPicker() {
  const { t } = useTranslation();
  const method = useCapture((s) => s.draft && outlineOf(s.draft).method);
  return (
    <div className="capture-methods" role="group" aria-label={t('patrol.capture.method.label')}>
      {CAPTURE_METHODS.map((one) => {
        const Icon = ICONS[one];
        return (
          <button key={one} type="button" aria-pressed={one === method} onClick={() => takeMethod(one)}>
            <Icon size={24} aria-hidden />
            {t(`patrol.capture.method.${one}`)}
          </button>
        );
      })}
    </div>
  );
}
