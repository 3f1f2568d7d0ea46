import { useEffect, useMemo, useState } from 'react';
import { type BaseMap, fillAddress, listForeignOrigins } from '../../../core/register/base-map.ts';
import type { MapBaseMap } from '../../../map/map-scene.ts';
import type { Administration } from '../../../state/team/administration.ts';
import { readArchiveFacts } from '../../../state/team/read-archive-facts.ts';

type ArchiveFacts = Awaited<ReturnType<typeof readArchiveFacts>>;

const NONE: readonly BaseMap[] = [];

/** The base maps that this page may fetch from, and the chosen one as the map draws it. Nothing is fetched of one that nobody chose. */
export function useTrialBaseMap(
  settings: Pick<Administration['settings'], 'baseMaps'>,
  servedOrigins: readonly string[],
  id: string,
) {
  const baseMaps: readonly BaseMap[] = settings.baseMaps ?? NONE;
  const [read, setRead] = useState<{ readonly url: string; readonly facts: ArchiveFacts | null } | null>(null);
  const choices = useMemo(
    () =>
      baseMaps.filter((one) => listForeignOrigins(one, { origin: location.origin, allowedOrigins: servedOrigins }).length === 0),
    [baseMaps, servedOrigins],
  );
  const chosen = choices.find((one) => one.id === id) ?? null;
  const archive = chosen?.kind === 'pmtiles' ? chosen.url : null;
  useEffect(() => {
    if (archive === null) return;
    readArchiveFacts(archive).then(
      (facts) => setRead({ url: archive, facts }),
      () => setRead({ url: archive, facts: null }),
    );
  }, [archive]);
  const facts = archive !== null && read?.url === archive ? read.facts : null;
  const drawn = useMemo<MapBaseMap | null>(() => {
    if (!chosen || (archive !== null && !facts)) return null;
    const { url, labelsUrl, tileSize } = chosen;
    return {
      id: chosen.id,
      tiles: fillAddress(url, chosen),
      ...(labelsUrl !== undefined && { labels: fillAddress(labelsUrl, chosen) }),
      ...(archive !== null && { pmtiles: archive }),
      ...(facts?.kind === 'vector' && { vectorLayers: facts.vectorLayers }),
      tileSize,
      minZoom: facts?.minZoom ?? chosen.minZoom,
      maxZoom: facts?.maxZoom ?? chosen.maxZoom,
      opacity: 0.85,
    };
  }, [chosen, archive, facts]);
  const { attribution, approvalNo } = chosen ?? {};
  return {
    choices,
    shown: drawn && { drawn, attribution, approvalNo },
    isUnread: archive !== null && read?.url === archive && read.facts === null,
  };
}
