import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaseMap } from '../../../core/register/base-map.ts';
import type { Session } from '../../../state/team/account.ts';
import { loadAdministration, useAdministration } from '../../../state/team/administration.ts';
import { Failure } from '../Failure.tsx';
import { BaseMapCard } from './BaseMapCard.tsx';
import { BaseMapDrawer } from './BaseMapDrawer.tsx';
import './base-maps.css';

/** The base maps that everybody of the district can choose: looked at and tried by auditors, set by administrators. */
export function BaseMapsView({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { administration, error } = useAdministration();
  /** Of the one that is changed; `new` for another one. */
  const [opened, setOpened] = useState<BaseMap | 'new' | null>(null);
  useEffect(() => void loadAdministration(), []);
  const baseMaps = administration?.settings.baseMaps ?? [];
  const mayChange = session.isAdmin && administration?.closedAt === null;
  return (
    <section className="team-base-maps" aria-labelledby="team-base-maps">
      <div className="team-tools">
        <h2 id="team-base-maps">{t('team.views.base-maps')}</h2>
        {mayChange && (
          <Button size="md" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened('new')}>
            {t('cartography.baseMap.add')}
          </Button>
        )}
      </div>
      <p className="team-quiet">{t('team.administration.baseMaps.hint')}</p>
      <Failure failure={error}>
        <Button variant="default" onClick={() => void loadAdministration()}>
          {t('team.retry')}
        </Button>
      </Failure>
      {administration && (
        <>
          {baseMaps.length === 0 && <p>{t('team.administration.baseMaps.none')}</p>}
          {baseMaps.map((map) => (
            <BaseMapCard
              key={map.id}
              map={map}
              administration={administration}
              mayChange={mayChange}
              onChange={() => setOpened(map)}
            />
          ))}
          <p className="team-quiet">
            {administration.servedOrigins.length === 0
              ? t('team.administration.baseMaps.servedNone')
              : t('team.administration.baseMaps.served', { origins: administration.servedOrigins.join(' ') })}
          </p>
        </>
      )}
      {opened && administration && (
        <BaseMapDrawer
          standing={opened === 'new' ? null : opened}
          administration={administration}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}
