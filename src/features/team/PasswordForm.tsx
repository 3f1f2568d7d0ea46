import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgePassword, LONGEST_PASSWORD, type PasswordJudgement, SHORTEST_PASSWORD } from '../../core/team/password-rule.ts';
import { changePassword } from '../../state/team/account.ts';
import { Failure } from './Failure.tsx';
import { PasswordField } from './PasswordField.tsx';
import { useStep } from './use-step.ts';

interface PasswordFormProps {
  readonly login: string;
  /** A first password that was typed just now. */
  readonly typed?: string;
  readonly isFirst?: boolean;
  onChanged?(): void;
}

const RULES = ['length', 'varied', 'noRow', 'withoutLogin'] as const satisfies readonly (keyof PasswordJudgement)[];

/** Changes one's own password; what is asked of the new one is said before, and ticked off while it is typed. */
export function PasswordForm({ login, typed = '', isFirst = false, onChanged }: PasswordFormProps) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState(typed);
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [isAsked, setAsked] = useState(false);
  const { isBusy, failure, run } = useStep();
  const id = useId();
  const judged = judgePassword(next, login);
  const isGood = RULES.every((rule) => judged[rule]);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (current === '' || !isGood || next !== again) return;
    if (!(await run(() => changePassword(current, next)))) return;
    setAsked(false);
    for (const set of [setCurrent, setNext, setAgain]) set('');
    notifications.show({ message: t('team.password.changed') });
    onChanged?.();
  };
  return (
    <form className="team-form" onSubmit={(event) => void submit(event)} noValidate>
      {/* What browsers keep passwords by. */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      {typed === '' && (
        <PasswordField
          label={t(isFirst ? 'team.password.currentFirst' : 'team.password.current')}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={isAsked && current === '' && t('team.login.missing')}
          autoComplete="current-password"
        />
      )}
      <PasswordField
        label={t('team.password.next')}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
        error={isAsked && next === '' && t('team.login.missing')}
        autoComplete="new-password"
      />
      <div className="team-rules">
        <h3 id={id}>{t('team.password.asked')}</h3>
        <ul aria-labelledby={id}>
          {RULES.map((rule) => {
            const isMet = next !== '' && judged[rule];
            const Icon = isMet ? IconCheck : IconPoint;
            const isMissed = isAsked && next !== '' && !isMet;
            return (
              <li key={rule} data-met={isMet || undefined} data-missed={isMissed || undefined}>
                <Icon size={16} aria-hidden />
                {t(`team.password.rules.${rule}`, { least: SHORTEST_PASSWORD, most: LONGEST_PASSWORD })}
                {next !== '' && (
                  <span className="visually-hidden"> ({t(isMet ? 'team.password.met' : 'team.password.unmet')})</span>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      <PasswordField
        label={t('team.password.again')}
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        error={isAsked && next !== again && t('team.password.differs')}
        autoComplete="new-password"
      />
      {/* Who is logged in is known: only the password can have been wrong. */}
      <Failure failure={failure?.code === 'login-failed' ? { code: 'password-wrong' } : failure} />
      <Button type="submit" size="md" loading={isBusy}>
        {t('team.password.submit')}
      </Button>
    </form>
  );
}
