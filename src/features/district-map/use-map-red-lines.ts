import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../core/measure/decimal.ts';
import type { MapRedLine, MapScene } from '../../map/map-scene.ts';
import { useScene } from '../../state/scene.ts';
import { useSession } from '../../state/session.ts';
import { isVisible, useView } from '../../state/view.ts';
import type { DayScene } from '../../workers/engine-api.ts';
import { groupThousands } from './group-thousands.ts';
import { useKept } from './use-kept.ts';

const NONE: readonly never[] = [];

/**
 * Red lines in force on the day looked at, named in the reader's language, with what is unresolved in them.
 * @param given the scene of another day than the one looked at
 */
export function useMapRedLines(locale: MapScene['locale'], given?: DayScene | null): readonly MapRedLine[] {
  const { t } = useTranslation();
  const lines = useSession((s) => s.summary?.redLines ?? NONE);
  const shown = useScene((s) => s.scene ?? s.outline);
  const scene = given === undefined ? shown : given;
  const visible = useView((s) => s.visible);
  const redLines = useMemo<readonly MapRedLine[]>(() => {
    if (!scene || !isVisible(visible, 'red-lines')) return NONE;
    const known = new Map(lines.map((line) => [line.id, line]));
    return scene.redLines.features.map(({ properties: p, geometry }) => {
      const line = known.get(p.id);
      const { unresolved_cm2 = 0 } = p;
      return {
        id: p.id,
        name: locale === 'en' ? (line?.nameEn ?? p.name) : p.name,
        revised: p.revised,
        overdue: !!line?.dueOn && line.dueOn < scene.on && unresolved_cm2 > 0,
        figure: unresolved_cm2 > 0 ? `${groupThousands(formatArea(unresolved_cm2, 'mu', 1), locale)} ${t('unit.mu')}` : undefined,
        shape: geometry,
      };
    });
  }, [scene, lines, visible, locale, t]);
  return useKept(redLines);
}
