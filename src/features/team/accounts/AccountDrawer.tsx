import { Button, Drawer, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, patchAccount, resetPassword } from '../../../state/team/accounts.ts';
import { Failure } from '../Failure.tsx';
import { SessionList } from '../SessionList.tsx';
import { TokenList } from '../TokenList.tsx';
import { useStep } from '../use-step.ts';
import { AreaSection } from './AreaSection.tsx';
import type { Told } from './FirstPassword.tsx';
import { RightsFields } from './RightsFields.tsx';
import { isSameRights } from './rights.ts';

interface AccountDrawerProps {
  /** Null: closed. */
  readonly account: Account | null;
  readonly isOwn: boolean;
  readonly mayChange: boolean;
  onTold(told: Told): void;
  onClose(): void;
}

/** One account: name and rights, where it is logged in, and what an administrator can do with it. */
export function AccountDrawer({ account, onClose, ...rest }: AccountDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={account !== null}
      onClose={onClose}
      position="right"
      size={520}
      title={account?.name}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('team.accounts.close') }}
    >
      {account && <AccountPanel key={account.account} account={account} {...rest} />}
    </Drawer>
  );
}

interface AccountPanelProps extends Omit<AccountDrawerProps, 'account' | 'onClose'> {
  readonly account: Account;
}

function AccountPanel({ account, isOwn, mayChange, onTold }: AccountPanelProps) {
  const { t } = useTranslation();
  const [version, setVersion] = useState(0);
  return (
    <div className="team-panel">
      <p className="team-quiet">
        {t('team.me.as', { login: account.login })}
        {isOwn && ` · ${t('team.accounts.ownWarning')}`}
        {!mayChange && ` · ${t('team.accounts.readOnly')}`}
      </p>
      <RightsForm account={account} mayChange={mayChange} onSaved={() => setVersion((one) => one + 1)} />
      {account.role === 'patrol' && <AreaSection account={account} mayChange={mayChange} />}
      <section aria-labelledby="team-account-sessions">
        <h3 id="team-account-sessions">{t('team.sessions.of')}</h3>
        <SessionList key={`${version} ${account.disabledAt}`} account={account.account} name={account.name} mayEnd={mayChange} />
      </section>
      <section aria-labelledby="team-account-tokens">
        <h3 id="team-account-tokens">{t('team.tokens.of')}</h3>
        <TokenList key={`${version} ${account.disabledAt}`} account={account.account} mayEnd={mayChange} />
      </section>
      {mayChange && <AccessActions account={account} onTold={onTold} onEnded={() => setVersion((one) => one + 1)} />}
    </div>
  );
}

interface RightsFormProps {
  readonly account: Account;
  readonly mayChange: boolean;
  onSaved(): void;
}

function RightsForm({ account, mayChange, onSaved }: RightsFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(account.name);
  const [rights, setRights] = useState(account);
  const { isBusy, failure, run } = useStep();
  const isOther = !isSameRights(rights, account);
  const isChanged = isOther || name.trim() !== account.name;
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { role, isAdmin, grants } = rights;
    const patch = { ...(name.trim() !== account.name && { name }), ...(isOther && { role, isAdmin, grants }) };
    if (!(await run(() => patchAccount(account.account, patch)))) return;
    notifications.show({ message: t('team.accounts.saved', { name: name.trim() }) });
    onSaved();
  };
  return (
    <form className="team-form" onSubmit={(event) => void save(event)} noValidate>
      <TextInput
        size="md"
        label={t('team.accounts.name')}
        value={name}
        disabled={!mayChange}
        onChange={(event) => setName(event.currentTarget.value)}
        error={name.trim() === '' && t('team.login.missing')}
        autoComplete="off"
      />
      <RightsFields
        rights={rights}
        isReadOnly={!mayChange}
        onChange={(changed) => setRights((before) => ({ ...before, ...changed }))}
      />
      {isOther && <p className="team-note">{t('team.accounts.rightsEnd')}</p>}
      <Failure failure={failure} />
      {mayChange && (
        <div className="team-actions">
          <Button type="submit" size="md" loading={isBusy} disabled={!isChanged || name.trim() === ''}>
            {t('team.accounts.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

interface AccessActionsProps {
  readonly account: Account;
  onTold(told: Told): void;
  onEnded(): void;
}

/** New first password, disable, enable. What ends sessions is asked once more, with what it does. */
function AccessActions({ account, onTold, onEnded }: AccessActionsProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'reset' | 'disable' | null>(null);
  const { isBusy, failure, run } = useStep();
  const { name, login, disabledAt } = account;
  const reset = () =>
    run(async () => {
      const password = await resetPassword(account.account);
      setAsked(null);
      onEnded();
      onTold({ login, name, password });
    });
  const turn = (disabled: boolean) =>
    run(async () => {
      await patchAccount(account.account, { disabled });
      setAsked(null);
      notifications.show({ message: t(disabled ? 'team.accounts.wasDisabled' : 'team.accounts.wasEnabled', { name }) });
    });
  const ask = (what: 'reset' | 'disable') => (
    <Button variant="default" size="md" onClick={() => setAsked(what)} aria-expanded={asked === what}>
      {t(`team.accounts.${what}`)}
    </Button>
  );
  return (
    <div className="team-access">
      <div className="team-actions">
        {account.method === 'password' && ask('reset')}
        {disabledAt === null ? (
          ask('disable')
        ) : (
          <Button variant="default" size="md" loading={isBusy} onClick={() => void turn(false)}>
            {t('team.accounts.enable')}
          </Button>
        )}
      </div>
      {asked && (
        <div className="team-confirm" role="group" aria-label={t(`team.accounts.${asked}`)}>
          <p role="status">{t(`team.accounts.${asked}Text`, { name })}</p>
          <div className="team-actions">
            <Button size="md" loading={isBusy} onClick={() => void (asked === 'reset' ? reset() : turn(true))}>
              {t('team.accounts.confirm', { what: t(`team.accounts.${asked}`) })}
            </Button>
            <Button variant="default" size="md" onClick={() => setAsked(null)}>
              {t('team.accounts.cancel')}
            </Button>
          </div>
        </div>
      )}
      <Failure failure={failure} />
    </div>
  );
}
