import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../state/team/account.ts';
import { type Account, loadAccounts, useAccounts } from '../../../state/team/accounts.ts';
import { Failure } from '../Failure.tsx';
import { AccountDrawer } from './AccountDrawer.tsx';
import { AccountTable } from './AccountTable.tsx';
import { FirstPassword, type Told } from './FirstPassword.tsx';
import { NewAccount } from './NewAccount.tsx';

/** All accounts of the district: found, made, changed by administrators, and looked at by auditors. */
export function AccountsView({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { accounts, error } = useAccounts();
  const [text, setText] = useState('');
  const [isMaking, setMaking] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => void loadAccounts(), []);
  const wanted = text.trim().toLowerCase();
  const holds = ({ login, name, role }: Account) =>
    [login, name, t(`team.roles.${role}`)].some((one) => one.toLowerCase().includes(wanted));
  const found = (accounts ?? []).filter(holds);
  const total = accounts?.length ?? 0;
  return (
    <section className="team-accounts">
      <div className="team-tools">
        <TextInput
          size="md"
          className="team-tools__search"
          leftSection={<IconSearch size={18} aria-hidden />}
          aria-label={t('team.accounts.search')}
          placeholder={t('team.accounts.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {session.isAdmin && (
          <Button size="md" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking(true)}>
            {t('team.accounts.create')}
          </Button>
        )}
      </div>
      <Failure failure={error}>
        <Button variant="default" onClick={() => void loadAccounts()}>
          {t('team.retry')}
        </Button>
      </Failure>
      {accounts && (
        <>
          <p className="team-quiet figures" role="status">
            {wanted === ''
              ? t('team.accounts.count', { count: total })
              : t('team.accounts.found', { count: found.length, total })}
          </p>
          {found.length === 0 ? (
            <p>{t('team.accounts.nobody')}</p>
          ) : (
            <AccountTable accounts={found} own={session.account} onOpen={setOpenId} />
          )}
        </>
      )}
      <NewAccount
        opened={isMaking}
        onClose={() => setMaking(false)}
        onMade={(made) => {
          setMaking(false);
          setTold(made);
        }}
      />
      <AccountDrawer
        account={accounts?.find(({ account }) => account === openId) ?? null}
        isOwn={openId === session.account}
        mayChange={session.isAdmin}
        onTold={setTold}
        onClose={() => setOpenId(null)}
      />
      <FirstPassword told={told} onDone={() => setTold(null)} />
    </section>
  );
}
