import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { roundHalfUp } from '../../../core/measure/decimal.ts';
import type { LngLat } from '../../../core/measure/units.ts';
import { mark } from '../../../state/mark.ts';
import { useEditing } from '../../../state/editing.ts';
import { useSession } from '../../../state/session.ts';
import type { DrawingReport, DrawingWarning } from '../../../workers/calls/editing.ts';
import { useMapCommands } from '../map-commands.ts';

/** A place is looked at from so near that a centimetre shows. */
const CLOSE_ZOOM = 20;
const GRAVE: ReadonlySet<DrawingWarning['code']> = new Set([
  'self-crossing',
  'hole-crosses',
  'hole-outside',
  'holes-overlap',
  'parts-overlap',
]);

/** What looks wrong with the drawing; each row flies to its place. */
export function WarningList({ report }: { report: DrawingReport | null }) {
  const { t } = useTranslation();
  const { parts, stroke } = useEditing((s) => s.drawing);
  const bounds = useSession((s) => s.summary?.settings.bounds);
  const { controller } = useMapCommands();
  const ofParts = parts.length > 0 ? (report?.warnings ?? []) : [];
  const warnings = [...ofParts, ...(bounds ? findStray(stroke, bounds) : [])];
  if (warnings.length === 0) return null;
  return (
    <section aria-label={t('editing.warnings.title')} className="editing__section">
      <h3>{t('editing.warnings.count', { count: warnings.length })}</h3>
      <ul className="edit-warnings" data-testid="edit-warnings">
        {warnings.map((warning) => {
          const isGrave = GRAVE.has(warning.code);
          return (
            <li key={`${warning.code}/${warning.at.join()}`}>
              <button
                type="button"
                className="edit-warnings__row"
                data-grave={isGrave || undefined}
                onClick={() => {
                  const [lon, lat] = warning.at;
                  mark([lon, lat]);
                  controller()?.flyTo({ lon, lat, zoom: Math.max(CLOSE_ZOOM, controller()?.getCamera().zoom ?? 0) });
                }}
              >
                {isGrave ? <IconAlertTriangle size={14} aria-hidden /> : <IconInfoCircle size={14} aria-hidden />}
                <span>{describe(warning, t)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The engine judges what is closed: a slip of the keyboard shows while it is still the last thing typed. */
function findStray(stroke: readonly LngLat[], [west, south, east, north]: Bounds): DrawingWarning[] {
  const at = stroke.findLast(([lon, lat]) => lon < west || lon > east || lat < south || lat > north);
  return at ? [{ code: 'outside-district', at }] : [];
}

function describe(warning: DrawingWarning, t: (key: string, values: Record<string, string>) => string): string {
  if (warning.code !== 'strip') {
    const length = 'length_mm' in warning ? String(Math.round(warning.length_mm ?? 0)) : '';
    return t(`editing.warning.${warning.code}`, { length });
  }
  return t(`editing.warning.strip.${warning.strip}`, {
    label: warning.label,
    width: roundHalfUp(warning.width_mm / 10, 1),
    length: roundHalfUp(warning.length_mm / 1000, 1),
  });
}
