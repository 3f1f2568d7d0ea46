import { HIDDEN } from '../../../core/report/snapshot/snapshot.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clearedShare, type ComparedLine } from '../../../core/report/comparison/compared.ts';
import { useSession } from '../../../state/session.ts';
import { ClassMap, type ClassMapPlace } from '../../../ui/ClassMap.tsx';
import { formatShare } from '../../district-map/format-share.ts';

interface ClearedMapProps {
  readonly lines: readonly ComparedLine[];
  readonly level: 'zone' | 'township';
  readonly day: string;
}

/** The same classes on every day, so that days can be compared. */
const BOUNDS = [0.2, 0.4, 0.6, 0.8, 1] as const;
const COLOURS = BOUNDS.map((_, step) => `var(--chidu-status-${step})`);

/** Zones or townships in classes of their cleared share, least cleared darkest as on every map. */
export function ClearedMap({ lines, level, day }: ClearedMapProps) {
  const { t, i18n } = useTranslation();
  const units = useSession((s) => s.units);
  const places = useMemo(() => {
    const known = new Map(lines.filter((line) => line.level === level).map((line) => [line.key, line]));
    return units
      .filter((unit) => unit.level === level)
      .map(({ id, name, nameEn, shape }): ClassMapPlace => {
        const line = known.get(id);
        const land = line?.amounts?.cm2;
        const value =
          line?.amounts === null || land?.leftAfter === HIDDEN || land?.allAfter === HIDDEN
            ? 'hidden'
            : land
              ? clearedShare(land.leftAfter, land.allAfter)
              : null;
        return { id, label: i18n.language === 'en' ? (nameEn ?? name) : name, shape, value };
      });
  }, [lines, units, level, i18n.language]);
  const shares = places.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  const percent = (share: number) => formatShare(share);
  return (
    <ClassMap
      places={places}
      bounds={BOUNDS}
      colours={COLOURS}
      formatValue={percent}
      formatBound={(share) => `${Math.round(share * 100)} %`}
      texts={{
        title: t('charts.map.title'),
        description: t('charts.map.description', {
          day,
          level: t(`charts.level.${level}`),
          least: shares.length > 0 ? percent(Math.min(...shares)) : '–',
          most: shares.length > 0 ? percent(Math.max(...shares)) : '–',
        }),
        showTable: t('charts.asTable'),
        showChart: t('charts.asChart'),
        place: t('charts.map.place'),
        value: t('charts.map.value'),
        hidden: t('charts.hidden'),
        none: t('charts.map.none'),
      }}
    />
  );
}
