import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { pointTo } from '../../../state/hover.ts';
import { select } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import type { FeatureDetail, OverlapEntry, TripleEntry } from '../../../workers/engine-api.ts';
import { CertificateButton } from '../certificate/CertificateButton.tsx';
import { Area } from '../AreaFigures.tsx';
import { ExplainButton } from '../explaining/ExplainButton.tsx';
import { formatShare } from '../../district-map/format-share.ts';
import { useNames } from './use-names.ts';

/** A red line meets dozens: the largest are listed until all are asked for. */
const MOST_LISTED = 6;

/** Headings in the order of urgency. */
const GROUPS = ['conflicts', 'inRedLines', 'otherRedLines', 'onParcels', 'sightings', 'otherLayers'] as const;
type Group = (typeof GROUPS)[number];

/** What a feature overlaps with, by what it means: a double claim is not the same as lying inside a red line. */
export function OverlapList({ detail }: { detail: FeatureDetail }) {
  const { t } = useTranslation();
  const sliver = useSession((s) => s.summary?.settings.sliver);
  const layers = useSession((s) => s.summary?.layers);
  const isParcel = (layerId: string) => layers?.find((layer) => layer.id === layerId)?.kind === 'parcels';
  const groupOf = ({ with: other }: OverlapEntry): Group => {
    if (other.kind === 'red-line') return detail.kind === 'red-line' ? 'otherRedLines' : 'inRedLines';
    if (other.kind === 'sighting') return 'sightings';
    if (!isParcel(other.layerId)) return 'otherLayers';
    return detail.ref.kind === 'parcel' && isParcel(detail.ref.layerId) ? 'conflicts' : 'onParcels';
  };
  const counted = detail.overlaps.filter((o) => !o.sliver);
  const slivers = detail.overlaps.filter((o) => o.sliver);
  return (
    <section aria-label={t('detail.overlaps')}>
      {counted.length === 0 && (
        <>
          <h3>{t('detail.overlaps')}</h3>
          <p className="quiet">{t('detail.noOverlaps')}</p>
        </>
      )}
      {GROUPS.map((group) => {
        const entries = counted.filter((entry) => groupOf(entry) === group);
        return entries.length > 0 && <OverlapGroup key={group} group={group} detail={detail} entries={entries} />;
      })}
      {slivers.length > 0 && sliver && (
        <p className="quiet overlap-list__slivers">
          {t('detail.slivers', {
            count: slivers.length,
            area: `${formatArea(
              slivers.reduce((sum, o) => sum + o.area.value_cm2, 0),
              'm2',
              2,
            )} m²`,
          })}{' '}
          ({t('detail.sliverRule', { m2: sliver.m2, width: sliver.width_m })})
        </p>
      )}
    </section>
  );
}

interface OverlapGroupProps {
  readonly group: Group;
  readonly detail: FeatureDetail;
  readonly entries: readonly OverlapEntry[];
}

function OverlapGroup({ group, detail, entries }: OverlapGroupProps) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const [all, setAll] = useState(false);
  const listed = all ? entries : entries.slice(0, MOST_LISTED);
  return (
    <div className="overlap-group">
      <h3>
        {group === 'conflicts' && <span className="swatch swatch--overlap" aria-hidden />}
        {t(`inspection.detail.${group}`)} <span className="figures">{entries.length > 1 && entries.length}</span>
      </h3>
      <ul className="overlap-list">
        {listed.map((o) => (
          <li key={JSON.stringify(o.with)} className="overlap-list__entry">
            <UnstyledButton
              className="overlap-list__row"
              onClick={() => void select(o.with)}
              onMouseEnter={() => pointTo(o.with)}
              onMouseLeave={() => pointTo(null)}
            >
              <span className={`kind-mark kind-mark--${o.with.kind}`} aria-hidden />
              <span className="overlap-list__label figures">{nameOf(o.with, o.label)}</span>
              <Area area={o.area} surveyed={o.surveyed} />
              <span className="quiet overlap-list__share figures">{t('detail.share', { share: formatShare(o.share) })}</span>
            </UnstyledButton>
            <span className="overlap-list__signs">
              <CertificateButton
                small
                subject={{ of: 'overlap', ref: detail.ref, with: o.with }}
                name={`${nameOf(detail.ref, detail.title)} ∩ ${nameOf(o.with, o.label)}`}
              />
              <ExplainButton
                small
                subject={{ of: 'overlap', ref: detail.ref, with: o.with }}
                name={`${nameOf(detail.ref, detail.title)} ∩ ${nameOf(o.with, o.label)}`}
              />
            </span>
          </li>
        ))}
      </ul>
      <ShowAll count={entries.length} all={all} onChange={setAll} />
    </div>
  );
}

/** Which build stands on which parcel inside which red line. */
export function TripleList({ triples }: { triples: readonly TripleEntry[] }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const [all, setAll] = useState(false);
  if (triples.length === 0) return null;
  return (
    <section aria-label={t('inspection.detail.triples')}>
      <h3>{t('inspection.detail.triples')}</h3>
      <ul className="triples">
        {(all ? triples : triples.slice(0, MOST_LISTED)).map(({ sighting, parcel, redLine, area, surveyed }) => (
          <li key={JSON.stringify([sighting.ref, parcel.ref, redLine.ref])}>
            <span>
              {t('inspection.detail.triple', {
                sighting: sighting.label,
                parcel: parcel.label,
                redLine: nameOf(redLine.ref, redLine.label),
              })}
            </span>
            <Area area={area} surveyed={surveyed} />
          </li>
        ))}
      </ul>
      <ShowAll count={triples.length} all={all} onChange={setAll} />
    </section>
  );
}

function ShowAll({ count, all, onChange }: { count: number; all: boolean; onChange(all: boolean): void }) {
  const { t } = useTranslation();
  if (count <= MOST_LISTED) return null;
  return (
    <Button variant="subtle" size="compact-sm" aria-expanded={all} onClick={() => onChange(!all)}>
      {all ? t('inspection.detail.fewer') : t('inspection.detail.showAll', { count })}
    </Button>
  );
}
