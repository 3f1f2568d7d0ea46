import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLanguage, IconLogout, IconMap2, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../i18n/create-i18n.ts';
import { asCodedError } from '../../state/failure.ts';
import { logOut, useAccount } from '../../state/team/account.ts';
import { useTeamPresence } from '../../state/team/find-team.ts';
import { useView } from '../../state/view.ts';
import { useFailureText } from '../district-map/use-failure-text.ts';

/** Which district's team, who is logged in, and the ways out. */
export function TeamBar({ onLocale }: { onLocale(locale: Locale): void }) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const dark = useView((s) => s.theme === 'dark');
  const { setTheme } = useView.getState();
  const { district, login } = useAccount();
  const presence = useTeamPresence((s) => s.presence);
  const name = presence.at === 'there' ? presence.districts.find((one) => one.district === district)?.name : undefined;
  const leave = async () => {
    try {
      await logOut();
      notifications.show({ message: t('team.loggedOut') });
    } catch (error) {
      notifications.show({ color: 'orange', message: failureText(asCodedError(error)) });
    }
  };
  const ThemeIcon = dark ? IconSun : IconMoon;
  const themeLabel = dark ? t('app.themeLight') : t('app.themeDark');
  const tool = { variant: 'subtle', color: 'gray', size: 'lg' } as const;
  return (
    <header className="team-bar">
      <img src="/favicon.svg" alt="" width={28} height={28} />
      <span className="team-bar__title">
        <strong>{t('team.title')}</strong>
        {name !== undefined && <span>{name}</span>}
      </span>
      <span className="team-bar__tools">
        <Tooltip label={t('app.toPlanner')}>
          <ActionIcon {...tool} component="a" href="/" aria-label={t('app.toPlanner')}>
            <IconMap2 size={20} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('app.language')}>
          <ActionIcon {...tool} aria-label={t('app.language')} onClick={() => onLocale(i18n.language === 'en' ? 'zh-CN' : 'en')}>
            <IconLanguage size={20} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={themeLabel}>
          <ActionIcon {...tool} aria-label={themeLabel} onClick={() => setTheme(dark ? 'light' : 'dark')}>
            <ThemeIcon size={20} />
          </ActionIcon>
        </Tooltip>
        {login.at === 'in' && (
          <Button
            className="team-bar__out"
            variant="default"
            leftSection={<IconLogout size={18} aria-hidden />}
            onClick={() => void leave()}
            aria-label={`${t('team.logOut')} · ${login.session.name}`}
          >
            <span className="team-bar__name">{login.session.name}</span>
            <span>{t('team.logOut')}</span>
          </Button>
        )}
      </span>
    </header>
  );
}
