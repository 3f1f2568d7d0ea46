import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaseMap } from '../../../core/register/base-map.ts';
import type { Administration } from '../../../state/team/administration.ts';
import { dropBaseMap } from '../../../state/team/base-maps.ts';
import { ReasonField } from '../ReasonField.tsx';
import { Failure } from '../Failure.tsx';
import { useStep } from '../use-step.ts';
import { BaseMapTest } from './BaseMapTest.tsx';

interface BaseMapCardProps {
  readonly map: BaseMap;
  readonly administration: Administration;
  readonly mayChange: boolean;
  onChange(): void;
}

/** One base map: where it comes from, whose it is, what its terms allow; tried, changed, taken away. */
export function BaseMapCard({ map, administration, mayChange, onChange }: BaseMapCardProps) {
  const { t, i18n } = useTranslation();
  const [isLeaving, setLeaving] = useState(false);
  const name = i18n.language === 'en' ? (map.nameEn ?? map.name) : map.name;
  const facts = [
    ['preset', t(`cartography.baseMap.presets.${map.kind}`)],
    ['datum', t(`cartography.baseMap.datums.${map.datum}`)],
    ['zooms', `${map.minZoom}–${map.maxZoom}`],
    ['approvalNo', map.approvalNo ?? t('team.administration.baseMaps.noApproval')],
    ['attribution', map.attribution],
    [
      'caching',
      map.allowCaching
        ? t('team.administration.baseMaps.cached', { days: map.cacheDays, mb: map.cacheLimit_mb })
        : t('team.administration.baseMaps.notCached'),
    ],
  ] as const;
  return (
    <article className="team-card team-base-map" aria-label={name}>
      <h3>{name}</h3>
      <p className="team-base-map__address">{map.url}</p>
      <dl className="team-facts">
        {facts.map(([fact, value]) => (
          <div key={fact}>
            <dt>{t(`cartography.baseMap.${fact}`)}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      <BaseMapTest map={map} administration={administration} name={name}>
        {mayChange && (
          <>
            <Button
              size="md"
              variant="default"
              onClick={onChange}
              aria-label={t('team.administration.baseMaps.changeOf', { name })}
            >
              {t('team.administration.baseMaps.change')}
            </Button>
            <Button
              size="md"
              variant="default"
              aria-expanded={isLeaving}
              onClick={() => setLeaving(!isLeaving)}
              aria-label={t('team.administration.baseMaps.removeOf', { name })}
            >
              {t('cartography.baseMap.remove')}
            </Button>
          </>
        )}
      </BaseMapTest>
      {isLeaving && <Removal map={map} name={name} onClose={() => setLeaving(false)} />}
    </article>
  );
}

/** Taken away for everybody, so it is asked once more, with why. */
function Removal({ map, name, onClose }: { readonly map: BaseMap; readonly name: string; onClose(): void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { isBusy, failure, run } = useStep();
  const remove = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (await run(() => dropBaseMap(map.id, reason))) notifications.show({ message: t('cartography.baseMap.removed', { name }) });
  };
  return (
    <form className="team-confirm" onSubmit={(event) => void remove(event)} noValidate>
      <p role="status">{t('cartography.baseMap.removeConfirm', { name })}</p>
      <ReasonField value={reason} onChange={setReason} />
      <Failure failure={failure} />
      <div className="team-actions">
        <Button type="submit" size="md" loading={isBusy} disabled={reason.trim() === ''}>
          {t('team.accounts.confirm', { what: t('cartography.baseMap.remove') })}
        </Button>
        <Button size="md" variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
