import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptArea } from '../../core/base-map/kept-area.ts';
import { zoneOfMeridian } from '../../core/geodesy/format-coordinates.ts';
import { fillAddress, listForeignOrigins } from '../../core/register/base-map.ts';
import type { MapBaseMap, MapPlace, MapScene } from '../../map/map-scene.ts';
import { drawnAreas, useBaseMapAreas } from '../../state/base-map-areas.ts';
import { askArchive, useArchives } from '../../state/base-map-archives.ts';
import { BLANK, chosenBaseMap, useBaseMaps } from '../../state/base-maps.ts';
import { useConnection } from '../../state/connection.ts';
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

  const baseMap = useBaseMap(baseMapId);

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

/**
 * The base map that is drawn: null while the district's own ground is. Without a network it is what of it lies on this device; an
 * origin that the settings do not name is never asked.
 */
function useBaseMap(id: string | null): MapBaseMap | null {
  const opacity = useBaseMaps((s) => s.opacity);
  const settings = useSession((s) => s.summary?.settings);
  const isOnline = useConnection((s) => s.online);
  const onDevice = useBaseMapAreas();
  const facts = useArchives((s) => s.facts);
  const areas = useMemo(() => drawnAreas(onDevice, settings?.baseMaps, id ?? undefined), [onDevice, settings, id]);
  const chosen = chosenBaseMap(id, settings) ?? areas[0]?.map ?? null;
  const isAllowed =
    chosen !== null &&
    listForeignOrigins(chosen, { origin: location.origin, allowedOrigins: settings?.allowedOrigins ?? NONE }).length === 0;
  const archive = isAllowed && isOnline && chosen.kind === 'pmtiles' && chosen.url !== '' ? chosen.url : null;
  useEffect(() => {
    if (archive !== null) void askArchive(archive);
  }, [archive]);
  const isReachable = isAllowed && isOnline && (chosen.kind !== 'pmtiles' || (archive !== null && facts[archive] !== undefined));
  // While an area is fetched its figures change with every batch; what is drawn does not.
  const mark = JSON.stringify(
    areas.map(({ id, state, box, minZoom, maxZoom, vectorLayers }) => ({ id, state, box, minZoom, maxZoom, vectorLayers })),
  );
  const kept = useMemo(() => JSON.parse(mark) as Pick<KeptArea, 'box' | 'minZoom' | 'maxZoom' | 'vectorLayers'>[], [mark]);
  return useMemo<MapBaseMap | null>(() => {
    if (!chosen || !(isReachable || kept.length > 0)) return null;
    const { url, labelsUrl, kind, tileSize } = chosen;
    const found = archive === null ? undefined : facts[archive];
    const vectorLayers =
      kept.find((area) => area.vectorLayers)?.vectorLayers ?? (found?.kind === 'vector' ? found.vectorLayers : null);
    const zooms = isReachable ? [found ?? chosen] : kept;
    const address = (one: string) => (isReachable ? fillAddress(one, chosen) : ['']);
    return {
      id: chosen.id,
      tiles: address(url),
      ...(labelsUrl === undefined ? {} : { labels: address(labelsUrl) }),
      ...(kind === 'pmtiles' ? { pmtiles: isReachable ? url : '' } : {}),
      ...(vectorLayers ? { vectorLayers } : {}),
      ...(kept.length > 0 ? { kept: kept.map(({ box }) => box), keptMark: mark } : {}),
      tileSize,
      minZoom: Math.min(...zooms.map(({ minZoom }) => minZoom)),
      maxZoom: Math.max(...zooms.map(({ maxZoom }) => maxZoom)),
      opacity,
    };
  }, [chosen, isReachable, kept, mark, archive, facts, opacity]);
}
