import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../state/team/account.ts';
import {
  type Administration,
  loadAdministration,
  recordSettings,
  setClosed,
  useAdministration,
} from '../../../state/team/administration.ts';
import { ReasonField } from '../ReasonField.tsx';
import { Failure } from '../Failure.tsx';
import { useMoment } from '../use-moment.ts';
import { useStep } from '../use-step.ts';
import { FurtherDistrict } from './FurtherDistrict.tsx';

/** The district itself: its name, whether it is open, and further districts on this server. */
export function DistrictView({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { administration, error } = useAdministration();
  useEffect(() => void loadAdministration(), []);
  return (
    <>
      <Failure failure={error}>
        <Button variant="default" onClick={() => void loadAdministration()}>
          {t('team.retry')}
        </Button>
      </Failure>
      {administration && (
        <>
          <NameCard key={administration.district.name} administration={administration} mayChange={session.isAdmin} />
          <ClosingCard administration={administration} mayChange={session.isAdmin} />
          {session.isAdmin && <FurtherDistrict administration={administration} />}
        </>
      )}
    </>
  );
}

interface CardProps {
  readonly administration: Administration;
  readonly mayChange: boolean;
}

function NameCard({ administration, mayChange }: CardProps) {
  const { t } = useTranslation();
  const { district, settings, closedAt } = administration;
  const [name, setName] = useState(district.name);
  const [reason, setReason] = useState('');
  const { isBusy, failure, run } = useStep();
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (await run(() => recordSettings({ name, reason })))
      notifications.show({ message: t('team.administration.renamed', { name: name.trim() }) });
  };
  const facts = [
    ['id', district.id],
    ['timeZone', settings.timeZone],
    ['meridian', `${settings.plane.meridian}°`],
    ['units', t('team.administration.facts.unitCount', { count: settings.units.length })],
  ] as const;
  return (
    <section className="team-card" aria-labelledby="team-district">
      <h2 id="team-district">{district.name}</h2>
      <dl className="team-facts">
        {facts.map(([fact, value]) => (
          <div key={fact}>
            <dt>{t(`team.administration.facts.${fact}`)}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      {mayChange && closedAt === null && (
        <form className="team-form" onSubmit={(event) => void save(event)} noValidate>
          <TextInput
            size="md"
            label={t('team.administration.name')}
            description={t('team.administration.renameHint')}
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ReasonField value={reason} onChange={setReason} />
          <Failure failure={failure} />
          <Button type="submit" size="md" loading={isBusy} disabled={name.trim() === '' || name.trim() === district.name}>
            {t('team.administration.rename')}
          </Button>
        </form>
      )}
    </section>
  );
}

/** What ends all writing is asked once more, with what it does. */
function ClosingCard({ administration: { district, closedAt }, mayChange }: CardProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const [asked, setAsked] = useState(false);
  const { isBusy, failure, run } = useStep();
  const turn = async (closed: boolean) => {
    if (!(await run(() => setClosed(closed)))) return;
    setAsked(false);
    notifications.show({ message: t(`team.administration.close.${closed ? 'wasClosed' : 'wasReopened'}`) });
  };
  return (
    <section className="team-card" aria-labelledby="team-closing">
      <h2 id="team-closing">{t('team.administration.close.title')}</h2>
      <p>
        {closedAt === null
          ? t('team.administration.close.text')
          : t('team.administration.close.closed', { time: moment(closedAt) })}
      </p>
      <Failure failure={failure} />
      {mayChange && (
        <div className="team-actions">
          {closedAt !== null ? (
            <Button size="md" loading={isBusy} onClick={() => void turn(false)}>
              {t('team.administration.close.reopen')}
            </Button>
          ) : asked ? (
            <>
              <Button size="md" loading={isBusy} onClick={() => void turn(true)}>
                {t('team.administration.close.confirm', { name: district.name })}
              </Button>
              <Button size="md" variant="default" onClick={() => setAsked(false)}>
                {t('team.administration.close.cancel')}
              </Button>
            </>
          ) : (
            <Button size="md" variant="default" onClick={() => setAsked(true)}>
              {t('team.administration.close.do')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
