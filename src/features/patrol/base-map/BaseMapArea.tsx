import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeptArea, whyNotDrawn } from '../../../core/base-map/kept-area.ts';
import { areaLastsUntil, mapOfArea, useBaseMapAreas } from '../../../state/base-map-areas.ts';
import { beginChoice } from '../../../state/patrol/choose-base-map.ts';
import { deleteArea, resumeFetching, stopFetching, useFetching } from '../../../state/patrol/fetch-base-map.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { showBaseMap } from '../../../state/patrol/shown-base-map.ts';
import { useSession } from '../../../state/session.ts';
import { wordSize } from '../outbox/word-size.ts';
import { usePatrolMap } from '../patrol-map-context.ts';
import { BaseMapGaps } from './BaseMapGaps.tsx';

/** One area of a base map on this phone: how much of it is here, how old it is, how long it may be drawn. */
export function BaseMapArea({ area, name }: { readonly area: KeptArea; readonly name: string }) {
  const { t, i18n } = useTranslation();
  const map = usePatrolMap();
  const baseMaps = useSession((s) => s.summary?.settings.baseMaps);
  const on = useBaseMapAreas((s) => s.on);
  const isFetching = useFetching((s) => s.area === area.id);
  const [asked, setAsked] = useState(false);
  const why = whyNotDrawn(area, baseMaps ?? [], on);
  const missing = area.failed.count;
  const isComplete = area.state === 'complete';
  // Of an archive only tiles that it has were promised.
  const done = area.kept + missing + (area.map.kind === 'pmtiles' ? 0 : area.absent.count);
  const size = wordSize(area.bytes, i18n.language);
  const state =
    why === 'expired'
      ? t('offlineMap.state.expired')
      : isFetching
        ? t('offlineMap.state.fetching')
        : isComplete
          ? missing > 0
            ? t('offlineMap.state.partial', { count: missing })
            : t('offlineMap.state.complete')
          : t(`offlineMap.state.${area.state === 'fetching' ? 'waiting' : 'stopped'}`);
  const canRenew = area.from === 'address' && mapOfArea(area)?.allowCaching === true && isComplete;
  const isRevoked = why !== null && why !== 'expired';
  const look = () => {
    showBaseMap(area.map.id);
    map?.fitBounds(area.box);
    usePatrolScreen.getState().setHeight('peek');
  };
  return (
    <li className="base-map__area" aria-label={name}>
      <div className="base-map__head">
        <strong>{name}</strong>
        <span role="status">{state}</span>
      </div>
      {isFetching && (
        <>
          <progress aria-label={t('offlineMap.state.fetching')} max={area.tiles} value={done} />
          <span className="figures">{t('offlineMap.progress', { done, total: area.tiles })}</span>
        </>
      )}
      <p className="figures">
        {t('offlineMap.kept', { size, count: area.kept })} · {t('offlineMap.zooms', { min: area.minZoom, max: area.maxZoom })}
        <br />
        {t('offlineMap.age', { fetchedOn: area.fetchedOn })} · {t('offlineMap.until', { on: areaLastsUntil(area) })}
      </p>
      {area.stopped !== undefined && !isFetching && <p role="alert">{t(`offlineMap.stopped.${area.stopped}`)}</p>}
      <BaseMapGaps area={area} />
      {asked ? (
        <div role="group" aria-label={t('offlineMap.delete')}>
          <p>{t('offlineMap.deleteWhat', { size })}</p>
          <div className="device__chips">
            <button type="button" onClick={() => void deleteArea(area.id)}>
              {t('offlineMap.deleteSurely')}
            </button>
            <button type="button" onClick={() => setAsked(false)}>
              {t('app.cancel')}
            </button>
          </div>
        </div>
      ) : (
        <div className="base-map__actions">
          {isFetching && (
            <button type="button" onClick={stopFetching}>
              {t('offlineMap.stop')}
            </button>
          )}
          {!isFetching && !isComplete && !isRevoked && area.stopped !== 'file-gone' && area.stopped !== 'source-changed' && (
            <button type="button" onClick={() => void resumeFetching(area.id)}>
              {t('offlineMap.resume')}
            </button>
          )}
          {!isFetching && isComplete && missing > 0 && area.from === 'address' && (
            <button type="button" onClick={() => void resumeFetching(area.id)}>
              {t('offlineMap.retry')}
            </button>
          )}
          {why === null && area.kept > 0 && (
            <button type="button" onClick={look}>
              {t('offlineMap.look')}
            </button>
          )}
          {canRenew && (
            <button
              type="button"
              onClick={() => {
                const current = mapOfArea(area);
                if (current) beginChoice(current, area);
              }}
            >
              {t('offlineMap.renew')}
            </button>
          )}
          <button type="button" onClick={() => setAsked(true)}>
            {t('offlineMap.delete')}
          </button>
        </div>
      )}
    </li>
  );
}
