import { Fragment, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../workers/calls/importing.ts';
import { letterOf } from './candidates.ts';
import { describeDistance } from './describe-distance.ts';
import { describeSystem } from './describe-system.ts';

interface CandidateListProps {
  readonly candidates: ImportPreview['detection']['candidates'];
  /** −1: none yet. */
  readonly chosen: number;
  onChoose(candidate: number): void;
  /** Stands under the chosen one. */
  readonly beneath?: ReactNode;
  /** The pointer or the keyboard is on one; null when it leaves. */
  onPoint?(candidate: number | null): void;
}

const MOST_SHOWN = 4;

/** The systems that the file may be in, lettered as on the map, each with why and how far from the district. */
export function CandidateList({ candidates, chosen, onChoose, onPoint, beneath }: CandidateListProps) {
  const { t, i18n } = useTranslation();
  const name = useId();
  const [all, setAll] = useState(false);
  // Without a district to measure from none is likelier than another.
  const isWhole = all || candidates.length <= MOST_SHOWN + 1 || chosen >= MOST_SHOWN || candidates[0].distance_m === null;
  const shown = isWhole ? candidates : candidates.slice(0, MOST_SHOWN);
  return (
    <fieldset className="candidates">
      <legend className="visually-hidden">{t('import.place.candidates')}</legend>
      {shown.map((one, n) => {
        const { crs, swapped, bounds, distance_m, confidence, reasons, unverified } = one;
        const isHome = distance_m === 0;
        return (
          <Fragment key={`${crs} ${swapped}`}>
            <label className="candidate" onPointerEnter={() => onPoint?.(n)} onPointerLeave={() => onPoint?.(null)}>
              <input
                type="radio"
                name={name}
                checked={n === chosen}
                disabled={bounds === null}
                onChange={() => onChoose(n)}
                onFocus={() => onPoint?.(n)}
                onBlur={() => onPoint?.(null)}
              />
              <span className="candidate__letter" aria-hidden>
                {letterOf(n)}
              </span>
              <span className="candidate__words">
                <span className="candidate__name">{describeSystem(t, crs, one.name)}</span>
                <small>
                  {[
                    t(`import.place.confidence.${confidence}`),
                    ...reasons.map((reason) => t(`import.place.reason.${reason}`, { defaultValue: reason })),
                    ...(unverified ? [t('import.place.unverified')] : []),
                  ].join(' · ')}
                </small>
                {swapped && <small>{t('import.place.swapped')}</small>}
              </span>
              <span className={isHome ? 'candidate__where candidate__where--home' : 'candidate__where'}>
                {bounds === null
                  ? t('import.place.nowhere')
                  : describeDistance(t, i18n.language, distance_m) || <Center bounds={bounds} />}
              </span>
            </label>
            {n === chosen && beneath && <div className="candidates__beneath">{beneath}</div>}
          </Fragment>
        );
      })}
      {shown.length < candidates.length && (
        <button type="button" className="candidates__more link" onClick={() => setAll(true)}>
          {t('import.place.more', { count: candidates.length - shown.length })}
        </button>
      )}
    </fieldset>
  );
}

/** Where there is no district to measure from, degrees say where it is. */
function Center({ bounds: [west, south, east, north] }: { bounds: readonly [number, number, number, number] }) {
  const { t } = useTranslation();
  return t('import.place.center', { lon: ((west + east) / 2).toFixed(2), lat: ((south + north) / 2).toFixed(2) });
}
