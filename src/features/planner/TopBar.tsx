import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconCalendar, IconChevronDown, IconCloudCheck, IconAlertTriangle, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../i18n/create-i18n.ts';
import { openDemo, openDistrict, shownDay, useSession } from '../../state/session.ts';
import { exportDistrict, resetDemo } from '../../state/district-files.ts';
import { useView } from '../../state/view.ts';
import { useFailureText } from './use-failure-text.ts';
import { SearchBox } from './SearchBox.tsx';

interface TopBarProps {
  onLocale(locale: Locale): void;
  onNewDistrict(): void;
  onGo(bounds: readonly [number, number, number, number]): void;
}

/** District, search, the day being looked at, and whether this device holds what was entered. */
export function TopBar({ onLocale, onNewDistrict, onGo }: TopBarProps) {
  const { t, i18n } = useTranslation();
  const { theme, setTheme } = useView();
  const summary = useSession((s) => s.summary);
  const picker = useRef<HTMLInputElement>(null);
  const dark = theme === 'dark';
  const openFile = async (file: File | undefined) => {
    if (file) await openDistrict({ from: 'bytes', bytes: new Uint8Array(await file.arrayBuffer()) });
  };
  return (
    <header className="top-bar">
      <Menu position="bottom-start" width={280} withinPortal>
        <Menu.Target>
          <UnstyledButton className="top-bar__district" aria-label={t('district.menu')}>
            <img src="/favicon.svg" alt="" width={24} height={24} />
            <span className="top-bar__name">{summary?.district.name ?? t('app.name')}</span>
            <IconChevronDown size={16} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('app.name')} · {t('app.tagline')}</Menu.Label>
          <Menu.Item onClick={() => void openDemo()}>{t('district.openDemo')}</Menu.Item>
          <Menu.Item onClick={onNewDistrict}>{t('district.create')}</Menu.Item>
          <Menu.Item onClick={() => picker.current?.click()}>{t('district.openFile')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => void exportDistrict()} disabled={!summary}>{t('district.exportFile')}</Menu.Item>
          <Menu.Item onClick={() => void resetDemo()}>{t('district.resetDemo')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input ref={picker} type="file" accept=".chidu,.zip" hidden onChange={(e) => void openFile(e.currentTarget.files?.[0])} />
      <SearchBox onGo={onGo} />
      <DayBadge />
      <KeepingMark />
      <Tooltip label={t('app.language')}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('app.language')} onClick={() => onLocale(i18n.language === 'en' ? 'zh-CN' : 'en')}>
          <IconLanguage size={20} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={dark ? t('app.themeLight') : t('app.themeDark')}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('app.theme')} onClick={() => setTheme(dark ? 'light' : 'dark')}>
          {dark ? <IconSun size={20} /> : <IconMoon size={20} />}
        </ActionIcon>
      </Tooltip>
    </header>
  );
}

/** Always visible; loud when it is not the day of the latest record. */
function DayBadge() {
  const { t } = useTranslation();
  const { on, look } = useView();
  const summary = useSession((s) => s.summary);
  if (!summary) return null;
  const day = shownDay(on, summary);
  const past = day !== summary.lastOn;
  return (
    <UnstyledButton
      className={past ? 'day-badge day-badge--past' : 'day-badge'}
      onClick={() => look(null)}
      disabled={!past}
      aria-label={past ? `${t('day.notLatest', { day })}. ${t('day.backToLatest')}` : `${t('day.shown')} ${day}`}
      title={past ? t('day.backToLatest') : t('day.latest')}
    >
      <IconCalendar size={16} aria-hidden />
      <span className="figures">{day}</span>
      {past && <span className="day-badge__back">{t('day.backToLatest')}</span>}
    </UnstyledButton>
  );
}

function KeepingMark() {
  const { t } = useTranslation();
  const keeping = useSession((s) => s.keeping);
  const failureText = useFailureText();
  const text =
    keeping.state === 'not-kept' ? `${t('district.notKept', { reason: failureText(keeping.error) })} ${t('district.unsavedHint')}` : keeping.state === 'kept' ? t('district.kept') : t('phase.working');
  return (
    <Tooltip label={text} multiline maw={320}>
      <span className={`keeping keeping--${keeping.state}`} role="status" aria-label={text} tabIndex={0}>
        {keeping.state === 'not-kept' ? <IconAlertTriangle size={18} aria-hidden /> : <IconCloudCheck size={18} aria-hidden />}
      </span>
    </Tooltip>
  );
}
