import { useTranslation } from 'react-i18next';
import { ROOM_FOR_WORK_BYTES, USUAL_CACHE_DAYS } from '../../../core/base-map/kept-area.ts';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { type BaseMapChoice, chooseBox, drawBox } from '../../../state/patrol/base-map-choice.ts';
import {
  chooseZooms,
  countChosen,
  endChoice,
  nameApproval,
  planChoice,
  stopPlanning,
  takeChoice,
} from '../../../state/patrol/choose-base-map.ts';
import { useFieldPackage } from '../../../state/patrol/field-package.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { useSession } from '../../../state/session.ts';
import { useStorage } from '../../../state/storage.ts';
import { Stepper } from '../capture/Stepper.tsx';
import { wordSize } from '../outbox/word-size.ts';
import { usePatrolMap } from '../patrol-map-context.ts';
import { boundsOfArea } from '../device/bounds-of-area.ts';

const EARTH_M = 6_378_137;
const DEGREE_KM = (Math.PI * EARTH_M) / 180_000;

/** Where, how near, how large: the size is seen before anything is fetched. */
export function BaseMapChooser({ choice, name }: { readonly choice: BaseMapChoice; readonly name: string }) {
  const { t, i18n } = useTranslation();
  const map = usePatrolMap();
  const area = useFieldPackage((s) => s.field?.area);
  const bounds = useSession((s) => s.summary?.settings.bounds);
  const available = useStorage((s) => s.available_bytes);
  const { box, minZoom, maxZoom, plan, planning, refusal } = choice;
  const size = (bytes: number) => wordSize(bytes, i18n.language);
  const count = countChosen(choice);
  const take = (wanted: Bounds) => {
    chooseBox(wanted);
    map?.fitBounds(wanted);
  };
  const draw = (method: 'corners' | 'stroke') => {
    drawBox(method);
    usePatrolScreen.getState().setHeight('peek');
  };
  const progress = planning?.progress;
  const steps = (label: string) => ({
    label,
    step: 1,
    lessLabel: t('offlineMap.less', { label }),
    moreLabel: t('offlineMap.more', { label }),
  });
  return (
    <div className="base-map__chooser" role="group" aria-label={t('offlineMap.choosing', { name })}>
      <h4>{t('offlineMap.choosing', { name })}</h4>
      <fieldset className="base-map__ways">
        <legend>{t('offlineMap.area')}</legend>
        <button type="button" onClick={() => map && chooseBox(map.getSeenBounds())}>
          {t('offlineMap.ways.screen')}
        </button>
        {area ? (
          <button type="button" onClick={() => take(boundsOfArea(area))}>
            {t('offlineMap.ways.package')}
          </button>
        ) : (
          bounds && (
            <button type="button" onClick={() => take(bounds)}>
              {t('offlineMap.ways.district')}
            </button>
          )
        )}
        <button type="button" aria-pressed={choice.drawing === 'corners'} onClick={() => draw('corners')}>
          {t('offlineMap.ways.corners')}
        </button>
        <button type="button" aria-pressed={choice.drawing === 'stroke'} onClick={() => draw('stroke')}>
          {t('offlineMap.ways.stroke')}
        </button>
      </fieldset>
      <p role="status" className="figures">
        {box ? t('offlineMap.box', wordBox(box, i18n.language)) : t('offlineMap.noBox')}
        {count !== null && ` · ${t('offlineMap.count', { count })}`}
      </p>
      <Stepper
        {...steps(t('offlineMap.least'))}
        value={minZoom}
        least={choice.map.minZoom}
        most={maxZoom}
        text={t('offlineMap.zoom', { zoom: minZoom })}
        onChange={(zoom) => chooseZooms(zoom, maxZoom)}
      />
      <Stepper
        {...steps(t('offlineMap.most'))}
        value={maxZoom}
        least={choice.map.minZoom}
        most={choice.map.maxZoom}
        text={t('offlineMap.zoom', { zoom: maxZoom })}
        onChange={(zoom) => chooseZooms(minZoom, zoom)}
      />
      {box && <p className="figures">{t('offlineMap.pixel', { metres: wordPixel(box, maxZoom, choice.map.tileSize) })}</p>}
      {choice.file && (
        <label className="base-map__approval">
          {t('offlineMap.approvalNo')}
          <input
            value={choice.map.approvalNo ?? ''}
            maxLength={120}
            onChange={(event) => nameApproval(event.currentTarget.value)}
          />
        </label>
      )}
      {refusal && (
        <p role="alert">
          {t(`offlineMap.refusal.${refusal.because}`, {
            reserve: size(ROOM_FOR_WORK_BYTES),
            most: refusal.because === 'too-many-tiles' ? refusal.most : size(refusal.most_bytes),
          })}
        </p>
      )}
      {plan && (
        <dl>
          <dt>{t('offlineMap.size')}</dt>
          <dd data-testid="base-map-size">
            {plan.sampled === null
              ? t('offlineMap.exact', { size: size(plan.bytes) })
              : t('offlineMap.sampled', { size: size(plan.bytes), margin: size(plan.margin_bytes), count: plan.sampled })}
          </dd>
          <dt>{t('offlineMap.room')}</dt>
          <dd>{available === null ? t('patrol.device.unknown') : size(available)}</dd>
          <dt>{t('offlineMap.validity')}</dt>
          <dd>{t('offlineMap.validDays', { count: choice.map.cacheDays ?? USUAL_CACHE_DAYS })}</dd>
        </dl>
      )}
      {planning ? (
        <>
          <progress aria-label={t('offlineMap.measure')} max={progress?.total || undefined} value={progress?.done} />
          {progress && (
            <span className="figures" role="status">
              {t(`offlineMap.measuring.${progress.phase}`, { done: progress.done, total: progress.total })}
            </span>
          )}
          <button type="button" className="device__action" onClick={stopPlanning}>
            {t('app.cancel')}
          </button>
        </>
      ) : (
        <>
          {plan && !refusal ? (
            <button type="button" className="device__action base-map__fetch" onClick={() => void takeChoice()}>
              {t('offlineMap.fetch', { size: size(plan.bytes) })}
            </button>
          ) : (
            <button type="button" className="device__action" disabled={box === null} onClick={() => void planChoice()}>
              {t('offlineMap.measure')}
            </button>
          )}
          <button type="button" className="device__action" onClick={endChoice}>
            {t('app.cancel')}
          </button>
        </>
      )}
    </div>
  );
}

function wordBox([west, south, east, north]: Bounds, language: string) {
  const narrower = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const word = (km: number) => km.toLocaleString(language, { maximumFractionDigits: km < 10 ? 1 : 0 });
  return { width: word((east - west) * narrower * DEGREE_KM), height: word((north - south) * DEGREE_KM) };
}

/** Ground metres of one pixel of a tile, at the middle of the box. */
function wordPixel([, south, , north]: Bounds, zoom: number, tileSize: number): string {
  const metres = (2 * Math.PI * EARTH_M * Math.cos(((south + north) / 2) * (Math.PI / 180))) / (tileSize * 2 ** zoom);
  return metres.toPrecision(2);
}
