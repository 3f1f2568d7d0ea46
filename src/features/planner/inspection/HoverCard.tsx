import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { useHover } from '../../../state/hover.ts';
import { sameRef, useSelection } from '../../../state/selection.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import type { Glance } from '../../../workers/calls/inspection.ts';
import { Area } from '../AreaFigures.tsx';
import { formatShare } from '../../district-map/format-share.ts';
import { StatusMark } from '../StatusMark.tsx';
import './hover-card.css';
import { useNames } from './use-names.ts';

/** What lies where the pointer rests. Beside the pointer, never below it; for those without a pointer the tables say the same. */
export function HoverCard() {
  const { t } = useTranslation();
  const { refs, point, glances } = useHover();
  const selected = useSelection((s) => s.ref);
  // What is selected is told at length beside the map.
  if (!point || glances.length === 0 || sameRef(refs[0], selected)) return null;
  const hidden = refs.length - glances.length;
  const [first, ...rest] = glances;
  // A red line that the parcel's own lines name is not named again.
  const named = first.kind === 'parcel' ? first.redLines.map(({ id }) => id) : [];
  const others = rest.filter(({ ref }) => !('id' in ref && named.includes(ref.id)));
  const side = point.x > point.width / 2 ? 'left' : 'right';
  const edge = point.y > point.height / 2 ? 'above' : 'below';
  return (
    <div
      className={`hover-card hover-card--${side} hover-card--${edge}`}
      style={{ left: point.x, top: point.y }}
      aria-hidden
      data-testid="hover-card"
    >
      <GlanceLines glance={first} />
      {others.map((other) => (
        <OtherLine key={JSON.stringify(other.ref)} glance={other} />
      ))}
      {hidden > 0 && <p className="quiet hover-card__more">{t('inspection.hover.more', { count: hidden })}</p>}
    </div>
  );
}

function OtherLine({ glance }: { glance: Glance }) {
  const { nameOf } = useNames();
  return (
    <p className="hover-card__other">
      <span className={`kind-mark kind-mark--${glance.kind}`} />
      {nameOf(glance.ref, glance.title)}
    </p>
  );
}

function GlanceLines({ glance }: { glance: Glance }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  return (
    <>
      <p className="hover-card__title">
        <span className={`kind-mark kind-mark--${glance.kind}`} />
        <strong className="figures">{nameOf(glance.ref, glance.title)}</strong>
      </p>
      {glance.area && <Area area={glance.area} />}
      {glance.kind === 'parcel' && <ParcelLines glance={glance} />}
      {glance.kind === 'red-line' && <RedLineLines glance={glance} />}
      {glance.kind === 'sighting' && (
        <p className="quiet">
          {glance.goneOn
            ? t('inspection.hover.gone', { day: glance.goneOn })
            : `${t(glance.isVerified ? 'cases.isVerified' : 'detail.toVerify')} · ${t(`stage.${glance.stage}`)}`}{' '}
          · {t('inspection.hover.seenOn', { day: glance.seenOn })}
        </p>
      )}
    </>
  );
}

function ParcelLines({ glance }: { glance: Extract<Glance, { kind: 'parcel' }> }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { status, since, landUse, redLines, layerKind, layerName } = glance;
  return (
    <>
      {layerKind === 'parcels' ? (
        <p>
          <StatusMark status={status} />
          {since && <span className="quiet"> {t('inspection.hover.since', { day: since })}</span>}
        </p>
      ) : (
        <p className="quiet">{layerName}</p>
      )}
      {landUse && <p className="quiet">{landUse}</p>}
      {redLines.map((line) => (
        <p key={line.id} className="quiet">
          {t('inspection.hover.inRedLine', {
            name: nameOf({ kind: 'red-line', id: line.id }, line.name),
            share: formatShare(line.share),
          })}
        </p>
      ))}
    </>
  );
}

function RedLineLines({ glance }: { glance: Extract<Glance, { kind: 'red-line' }> }) {
  const { t } = useTranslation();
  const on = useView((s) => s.on);
  const day = useSession((s) => shownDay(on, s.summary));
  const { notBefore, unresolved_cm2, unresolvedPlots, openCases, dueOn } = glance;
  if (notBefore) return <p className="quiet">{t('inspection.hover.notYet', { day: notBefore })}</p>;
  const isLate = dueOn !== undefined && dueOn < day && unresolvedPlots + openCases > 0;
  return (
    <>
      <p className="figures">
        {t('inspection.hover.unresolved', { count: unresolvedPlots })}
        {openCases > 0 && ` · ${t('inspection.hover.openCases', { count: openCases })}`} · {formatArea(unresolved_cm2, 'mu', 2)}{' '}
        <small>{t('unit.mu')}</small>
      </p>
      {dueOn && (
        <p className={isLate ? 'overdue' : 'quiet'}>
          {t(isLate ? 'inspection.hover.overdue' : 'inspection.hover.dueOn', { day: dueOn })}
        </p>
      )}
    </>
  );
}
