import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type SyntheticEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedError } from '../../core/register/coded-error.ts';
import { chooseDistrict, logIn, providerAddress, useAccount } from '../../state/team/account.ts';
import type { TeamDistrict } from '../../state/team/find-team.ts';
import { Failure } from './Failure.tsx';
import { PasswordField } from './PasswordField.tsx';
import { useStep } from './use-step.ts';

interface LoginFormProps {
  readonly districts: readonly TeamDistrict[];
  /** The session ended without being asked to. */
  readonly hasEnded: boolean;
  /** Why the identity provider sent back without a login. */
  readonly failed: CodedError | null;
  /** Told the password that was right: a first one must be changed at once, and is not asked for twice. */
  onPassword(password: string): void;
}

/** Who logs in, to which district, and by what. */
export function LoginForm({ districts, hasEnded, failed, onPassword }: LoginFormProps) {
  const { t } = useTranslation();
  const district = useAccount((s) => s.district) ?? districts[0].district;
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [isAsked, setAsked] = useState(false);
  const loginField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const { isBusy, failure, run } = useStep(failed);
  const chosen = districts.find((one) => one.district === district) ?? districts[0];
  const nameOf = ({ name, closed }: TeamDistrict) => (closed ? t('team.login.closed', { name }) : name);
  const missing = (text: string) => isAsked && text === '' && t('team.login.missing');
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (login.trim() === '') return loginField.current?.focus();
    if (password === '') return passwordField.current?.focus();
    chooseDistrict(district);
    onPassword(password);
    if (await run(() => logIn(login, password))) return;
    passwordField.current?.focus();
    passwordField.current?.select();
  };
  return (
    <form className="team-card team-login" onSubmit={(event) => void submit(event)} noValidate>
      <img src="/favicon.svg" alt="" width={40} height={40} />
      <h1>{t('team.login.title')}</h1>
      {hasEnded && failure === null && (
        <p role="status" className="team-note">
          {t('team.ended')}
        </p>
      )}
      {districts.length > 1 ? (
        <NativeSelect
          size="md"
          label={t('team.district')}
          value={district}
          onChange={(event) => chooseDistrict(event.currentTarget.value)}
          data={districts.map((one) => ({ value: one.district, label: nameOf(one) }))}
        />
      ) : (
        <p className="team-login__district">{nameOf(chosen)}</p>
      )}
      {chosen.closed && <p className="team-note">{t('team.login.closedText')}</p>}
      <TextInput
        ref={loginField}
        size="md"
        name="username"
        label={t('team.login.name')}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        error={missing(login.trim())}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        data-autofocus
      />
      <PasswordField
        ref={passwordField}
        name="password"
        label={t('team.login.password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={missing(password)}
        autoComplete="current-password"
      />
      <Failure failure={failure} />
      <Button type="submit" size="md" loading={isBusy} fullWidth>
        {t('team.login.submit')}
      </Button>
      {chosen.methods.includes('oidc') && (
        <>
          <p className="team-login__or">{t('team.login.or')}</p>
          <Button component="a" href={providerAddress(chosen.district)} variant="default" size="md" fullWidth>
            {t('team.login.provider')}
          </Button>
        </>
      )}
      <p className="team-quiet">{t('team.login.forgotten')}</p>
    </form>
  );
}
