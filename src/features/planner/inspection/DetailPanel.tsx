import { Button, UnstyledButton } from '@mantine/core';
import { IconFocus2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import { sameRef, select, useSelection } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { FeatureDetail, OverlapEntry } from '../../../workers/engine-api.ts';
import { Area, AreaTable } from '../AreaFigures.tsx';
import { FactList } from '../FactList.tsx';
import { formatShare } from '../format-share.ts';
import { ItemList } from './ItemList.tsx';
import { RedLineFacts } from './RedLineFacts.tsx';
import { SightingFacts } from './SightingFacts.tsx';
import { useFailureText } from '../use-failure-text.ts';

/** What one feature is: its areas in both measures, what it overlaps with and by how much, and where it stands. */
export function DetailPanel({ onClose, onGo }: { onClose(): void; onGo(bounds: Bounds): void }) {
  const { t, i18n } = useTranslation();
  const { detail, ref, error } = useSelection();
  const failureText = useFailureText();
  if (!ref) return null;
  const named = detail?.kind === 'red-line' && i18n.language === 'en' ? detail.redLine.nameEn : undefined;
  const title = named ?? detail?.title ?? t(`detail.${ref.kind}`);
  return (
    <Panel title={title} subtitle={t(`detail.${ref.kind}`)} onClose={onClose} closeLabel={t('app.close')}>
      <UnderClick />
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      {detail ? (
        <Detail detail={detail} onGo={onGo} />
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

/** Several features lay under the click: all are listed, the chosen one marked. */
function UnderClick() {
  const { t } = useTranslation();
  const { under, underTitles, ref } = useSelection();
  if (under.length < 2) return null;
  return (
    <fieldset className="under-click">
      <legend className="quiet">{t('detail.several', { count: under.length })}</legend>
      {under.map((one, n) => (
        <UnstyledButton
          key={JSON.stringify(one)}
          className="chip"
          aria-pressed={sameRef(one, ref)}
          onClick={() => void select(one, under)}
        >
          <span className={`kind-mark kind-mark--${one.kind}`} aria-hidden />
          {underTitles[n] || t(`detail.${one.kind}`)}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}

function Detail({ detail, onGo }: { detail: FeatureDetail; onGo(bounds: Bounds): void }) {
  const { t } = useTranslation();
  const surveyed = detail.origin === 'surveyed';
  return (
    <>
      <section aria-label={t('detail.area')}>
        {detail.goneOn && <p className="warning">{t('detail.goneSince', { day: detail.goneOn })}</p>}
        {detail.notBefore && <p className="warning">{t('detail.notBefore', { day: detail.notBefore })}</p>}
        <AreaTable figures={detail.area} stated={detail.stated} surveyed={surveyed} />
        <p className="quiet">
          {t(`detail.origin.${detail.origin}`)} ·{' '}
          {detail.sigma_m !== undefined && `${t('detail.sigma', { sigma: detail.sigma_m })} · `}
          {t('detail.geometry', { vertices: detail.vertices, parts: detail.parts, holes: detail.holes })}
        </p>
        {!surveyed && detail.kind !== 'red-line' && <p className="indicative">{t('detail.indicative')}</p>}
        {detail.kind === 'parcel' && detail.repaired && <p className="quiet">{t('detail.repaired')}</p>}
      </section>
      {detail.kind === 'red-line' && <RedLineFacts redLine={detail.redLine} items={detail.items} />}
      {detail.kind === 'sighting' && (
        <SightingFacts sighting={detail.sighting} timing={detail.timing} gone={detail.goneOn !== undefined} />
      )}
      {detail.kind === 'parcel' && detail.items.length > 0 && <ItemList items={detail.items} />}
      {detail.kind !== 'red-line' && <Overlaps overlaps={detail.overlaps} />}
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
      <Button variant="default" fullWidth leftSection={<IconFocus2 size={18} />} onClick={() => onGo(detail.bounds)}>
        {t('detail.zoomTo')}
      </Button>
    </>
  );
}

const NONE: readonly never[] = [];

function Overlaps({ overlaps }: { overlaps: readonly OverlapEntry[] }) {
  const { t, i18n } = useTranslation();
  const sliver = useSession((s) => s.summary?.settings.sliver);
  const redLines = useSession((s) => s.summary?.redLines ?? NONE);
  const nameOf = ({ with: other, label }: OverlapEntry) =>
    i18n.language === 'en' && other.kind === 'red-line'
      ? (redLines.find((line) => line.id === other.id)?.nameEn ?? label)
      : label;
  const counted = overlaps.filter((o) => !o.sliver);
  const slivers = overlaps.filter((o) => o.sliver);
  return (
    <section aria-label={t('detail.overlaps')}>
      <h3>{t('detail.overlaps')}</h3>
      {counted.length === 0 && <p className="quiet">{t('detail.noOverlaps')}</p>}
      <ul className="overlap-list">
        {counted.map((o) => (
          <li key={JSON.stringify(o.with)}>
            <UnstyledButton className="overlap-list__row" onClick={() => void select(o.with)}>
              <span className={`kind-mark kind-mark--${o.with.kind}`} aria-hidden />
              <span className="overlap-list__label">{nameOf(o)}</span>
              <Area area={o.area} />
              <span className="quiet overlap-list__share figures">{t('detail.share', { share: formatShare(o.share) })}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {slivers.length > 0 && sliver && (
        <p className="quiet">
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
