import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneOfMeridian } from '../../core/geodesy/format-coordinates.ts';
import { fillAddress } from '../../core/register/base-map.ts';
import type { MapBaseMap, MapPlace, MapScene } from '../../map/map-scene.ts';
import { BLANK, chosenBaseMap, useBaseMaps } from '../../state/base-maps.ts';
import { useSession } from '../../state/session.ts';
import { isVisible, useView } from '../../state/view.ts';

const NONE: readonly never[] = [];

/** What lies under everything: language and theme, the district's ground or the base map in its place, and the names on it. */
export interface GroundScene extends Pick<MapScene, 'theme' | 'locale' | 'ground'> {
  readonly baseMap: MapBaseMap | null;
  readonly places: readonly MapPlace[];
  /** Nothing is drawn below the parcels. */
  readonly bare: boolean;
}

/** The ground as the view asks for it. `graticuleWanted`: also where the view shows none. */
export function useGround(graticuleWanted = false): GroundScene {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const baseMapId = useView((s) => s.baseMap);
  const theme = useView((s) => s.theme);
  const visible = useView((s) => s.visible);
  const own = useSession((s) => s.summary?.ground);
  const settings = useSession((s) => s.summary?.settings);
  const groundOn = isVisible(visible, 'ground') && baseMapId !== BLANK;
  const graticule = isVisible(visible, 'graticule') || graticuleWanted;
  const surround = own?.surround ?? 'land';
  const meridian = settings?.plane.meridian;
  const gridOn = isVisible(visible, 'grid') && meridian !== undefined;
  const ground = useMemo(() => {
    const grid = gridOn ? { grid: { meridian, zone: zoneOfMeridian(meridian) } } : {};
    return { visible: groundOn, graticule, surround, version: 0, ...grid };
  }, [groundOn, graticule, surround, gridOn, meridian]);

  const opacity = useBaseMaps((s) => s.opacity);
  const chosen = chosenBaseMap(baseMapId, settings);
  const baseMap = useMemo<MapBaseMap | null>(() => {
    if (!chosen) return null;
    const { id, url, labelsUrl, kind, tileSize, minZoom, maxZoom } = chosen;
    return {
      id,
      tiles: fillAddress(url, chosen),
      ...(labelsUrl === undefined ? {} : { labels: fillAddress(labelsUrl, chosen) }),
      ...(kind === 'pmtiles' ? { pmtiles: url } : {}),
      tileSize,
      minZoom,
      maxZoom,
      opacity,
    };
  }, [chosen, opacity]);

  const places = useMemo<readonly MapPlace[]>(
    () =>
      (groundOn && !baseMap ? (own?.places ?? NONE) : NONE).map(({ id, kind, name, nameEn, turn, lon, lat }) => ({
        id,
        kind,
        name: locale === 'en' ? (nameEn ?? name) : name,
        turn,
        at: [lon, lat],
      })),
    [own, groundOn, baseMap, locale],
  );

  const bare = !baseMap && (!own || !groundOn);
  return useMemo(() => ({ theme, locale, ground, baseMap, places, bare }), [theme, locale, ground, baseMap, places, bare]);
}
