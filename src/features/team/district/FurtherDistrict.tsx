import { Button, NumberInput, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Administration, beginDistrict } from '../../../state/team/administration.ts';
import { FirstPassword, type Told } from '../accounts/FirstPassword.tsx';
import { Failure } from '../Failure.tsx';
import { useStep } from '../use-step.ts';

const SIDES = ['west', 'south', 'east', 'north'] as const;

/** A further, empty district on this server, with its first administrator. Its extent is proposed as this one's. */
export function FurtherDistrict({ administration }: { readonly administration: Administration }) {
  const { t } = useTranslation();
  const { settings, mayBegin } = administration;
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [person, setPerson] = useState('');
  const [meridian, setMeridian] = useState<number>(settings.plane.meridian);
  const [bounds, setBounds] = useState(settings.bounds);
  const [told, setTold] = useState<Told | null>(null);
  const { isBusy, failure, run } = useStep();
  const isWhole = [name, login, person].every((text) => text.trim() !== '');
  const begin = (event: SyntheticEvent) => {
    event.preventDefault();
    void run(async () => {
      const asked = { name, timeZone: settings.timeZone, meridian, bounds, admin: { login, name: person } };
      const { admin, password } = await beginDistrict(asked);
      setTold({ login: admin.login, name: admin.name, password });
      setName('');
    });
  };
  const text = (label: string, value: string, onChange: (value: string) => void) => (
    <TextInput
      size="md"
      label={t(`team.administration.further.${label}`)}
      value={value}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
  return (
    <section className="team-card" aria-labelledby="team-further">
      <h2 id="team-further">{t('team.administration.further.title')}</h2>
      <p>{t(`team.administration.further.${mayBegin ? 'text' : 'elsewhere'}`)}</p>
      {mayBegin && (
        <form className="team-form" onSubmit={begin} noValidate>
          {text('name', name, setName)}
          <div className="team-sides" role="group" aria-label={t('team.administration.further.bounds')}>
            {SIDES.map((side, n) => (
              <NumberInput
                key={side}
                size="md"
                hideControls
                label={t(`team.administration.further.${side}`)}
                value={bounds[n]}
                onChange={(value) =>
                  setBounds((before) => before.map((one, at) => (at === n ? Number(value) : one)) as typeof before)
                }
              />
            ))}
          </div>
          <NumberInput
            size="md"
            hideControls
            label={t('team.administration.further.meridian')}
            description={t('team.administration.further.meridianHint')}
            value={meridian}
            onChange={(value) => setMeridian(Number(value))}
          />
          {text('login', login, setLogin)}
          {text('person', person, setPerson)}
          <Failure failure={failure} />
          <Button type="submit" size="md" loading={isBusy} disabled={!isWhole}>
            {t('team.administration.further.do')}
          </Button>
        </form>
      )}
      <FirstPassword told={told} onDone={() => setTold(null)} />
    </section>
  );
}
