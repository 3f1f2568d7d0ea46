import { useTranslation } from 'react-i18next';
import { useSelection } from '../../../state/selection.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { FeatureDetail } from '../../../workers/engine-api.ts';
import { AreaTable } from '../AreaFigures.tsx';
import { FactList } from '../FactList.tsx';
import { RedLinePrintLinks } from '../PrintLinks.tsx';
import { FeatureFindings } from '../findings/FeatureFindings.tsx';
import { FeatureHistoryFold } from '../history/EntityHistory.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { DetailActions } from './DetailActions.tsx';
import { HistorySection } from './HistorySection.tsx';
import './inspection.css';
import { ItemList } from './ItemList.tsx';
import { OverlapList, TripleList } from './OverlapList.tsx';
import { RedLineFacts } from './RedLineFacts.tsx';
import { RedLineHits } from './RedLineHits.tsx';
import { SightingFacts } from './SightingFacts.tsx';
import { UnderClick } from './UnderClick.tsx';
import { useNames } from './use-names.ts';

/** What one feature is: its areas in both measures, what it overlaps with and by how much, where it stands and how it got there. */
export function DetailPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const { detail, ref, error } = useSelection();
  const failureText = useFailureText();
  if (!ref) return null;
  const title = detail ? nameOf(detail.ref, detail.title) : t(`detail.${ref.kind}`);
  return (
    <Panel title={title} subtitle={t(`detail.${ref.kind}`)} onClose={onClose} closeLabel={t('app.close')}>
      <UnderClick />
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      {detail ? (
        <Detail detail={detail} />
      ) : (
        !error && (
          <p className="quiet" role="status">
            {t('phase.working')}…
          </p>
        )
      )}
    </Panel>
  );
}

function Detail({ detail }: { detail: FeatureDetail }) {
  const { t } = useTranslation();
  const surveyed = detail.origin === 'surveyed';
  return (
    <>
      <DetailActions detail={detail} />
      <section aria-label={t('detail.area')}>
        {detail.goneOn && <p className="warning">{t('detail.goneSince', { day: detail.goneOn })}</p>}
        {detail.notBefore && <p className="warning">{t('detail.notBefore', { day: detail.notBefore })}</p>}
        <AreaTable figures={detail.area} stated={detail.stated} surveyed={surveyed} />
        <p className="quiet">
          {t(`detail.origin.${detail.origin}`)} ·{' '}
          {detail.sigma_m !== undefined && `${t('detail.sigma', { sigma: detail.sigma_m })} · `}
          {detail.relativeSigma_m !== undefined &&
            `${t('detail.relativeSigma', { sigma: detail.relativeSigma_m.toFixed(2) })} · `}
          {t('detail.geometry', { vertices: detail.vertices, parts: detail.parts, holes: detail.holes })}
        </p>
        {!surveyed && detail.kind !== 'red-line' && <p className="indicative">{t('detail.indicative')}</p>}
        {detail.kind === 'parcel' && detail.repaired && <p className="quiet">{t('detail.repaired')}</p>}
      </section>
      {detail.kind === 'red-line' && (
        <>
          <RedLineFacts redLine={detail.redLine} items={detail.items} />
          <RedLinePrintLinks redLineId={detail.redLine.id} />
          <RedLineHits redLineId={detail.redLine.id} />
        </>
      )}
      {detail.kind === 'sighting' && (
        <SightingFacts sighting={detail.sighting} timing={detail.timing} gone={detail.goneOn !== undefined} />
      )}
      {detail.kind === 'parcel' && detail.items.length > 0 && <ItemList items={detail.items} />}
      <OverlapList detail={detail} />
      <TripleList triples={detail.triples} />
      <FeatureFindings feature={detail.ref} />
      <HistorySection feature={detail.ref} />
      <FeatureHistoryFold feature={detail.ref} />
      {detail.properties.length > 0 && (
        <section>
          <h3>{t('detail.properties')}</h3>
          <FactList
            facts={detail.properties.map((p) => [
              t(`import.field.${p.name}`, { defaultValue: p.name }),
              p.name === 'tenure' ? t(`tenure.${p.value}`, { defaultValue: p.value }) : p.value,
            ])}
          />
        </section>
      )}
    </>
  );
}
