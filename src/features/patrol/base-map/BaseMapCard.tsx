import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaseMap } from '../../../core/register/base-map.ts';
import { describeError } from '../../../i18n/describe-error.ts';
import { useBaseMapAreas } from '../../../state/base-map-areas.ts';
import { useBaseMapChoice } from '../../../state/patrol/base-map-choice.ts';
import { beginChoice, beginFileChoice } from '../../../state/patrol/choose-base-map.ts';
import { showBaseMap } from '../../../state/patrol/shown-base-map.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { BaseMapArea } from './BaseMapArea.tsx';
import { BaseMapChooser } from './BaseMapChooser.tsx';
import './base-map.css';
import { useTextPart } from '../../district-map/use-text-part.ts';

const NONE: readonly BaseMap[] = [];

/** Which base map this phone's map shows, what of base maps lies here, and how more is fetched. */
export function BaseMapCard() {
  const { t, i18n } = useTranslation();
  const configured = useSession((s) => s.summary?.settings.baseMaps ?? NONE);
  const areas = useBaseMapAreas((s) => s.areas);
  const shown = useView((s) => s.baseMap);
  const { choice, failure } = useBaseMapChoice();
  const isWorded = useTextPart('offline-map');
  const picker = useRef<HTMLInputElement>(null);
  const fromFiles = areas.filter(({ from }) => from === 'file').map(({ map }) => map);
  const maps = [...configured, ...fromFiles];
  const nameOf = (map: BaseMap) => (i18n.language === 'en' ? (map.nameEn ?? map.name) : map.name);
  const chosen = maps.find(({ id }) => id === shown) ?? null;
  if (!isWorded) return null;
  return (
    <section className="device__card base-map" aria-labelledby="device-base-map">
      <h3 id="device-base-map">{t('offlineMap.title')}</h3>
      {maps.length === 0 ? (
        <p>{t('offlineMap.none')}</p>
      ) : (
        <fieldset className="base-map__maps">
          <legend>{t('offlineMap.shown')}</legend>
          <button type="button" aria-pressed={chosen === null} onClick={() => showBaseMap(null)}>
            {t('offlineMap.ground')}
          </button>
          {maps.map((map) => (
            <button key={map.id} type="button" aria-pressed={map === chosen} onClick={() => showBaseMap(map.id)}>
              {nameOf(map)}
              {!map.allowCaching && <small>{t('offlineMap.onlineOnly')}</small>}
            </button>
          ))}
        </fieldset>
      )}
      {chosen && !chosen.allowCaching && <p>{t('offlineMap.onlineOnlyWhy', { name: nameOf(chosen) })}</p>}
      {areas.length > 0 && (
        <ul className="base-map__areas" aria-label={t('offlineMap.list')}>
          {areas.map((area) => (
            <BaseMapArea key={area.id} area={area} name={nameOf(area.map)} />
          ))}
        </ul>
      )}
      {failure && <p role="alert">{describeError(i18n, failure)}</p>}
      {choice ? (
        <BaseMapChooser choice={choice} name={nameOf(choice.map)} />
      ) : (
        <>
          {configured
            .filter(({ allowCaching }) => allowCaching)
            .map((map) => (
              <button key={map.id} type="button" className="device__action" onClick={() => beginChoice(map)}>
                {t('offlineMap.addOf', { name: nameOf(map) })}
              </button>
            ))}
          <button type="button" className="device__action" onClick={() => picker.current?.click()}>
            {t('offlineMap.file')}
          </button>
        </>
      )}
      <input
        ref={picker}
        type="file"
        accept=".pmtiles"
        hidden
        aria-label={t('offlineMap.file')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void beginFileChoice(file);
          event.currentTarget.value = '';
        }}
      />
    </section>
  );
}
