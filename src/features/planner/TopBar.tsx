import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconCalendar, IconCalendarPlus, IconChevronDown, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../core/geodesy/plane.ts';
import { groupByRecord } from '../../core/register/outbox/field-work.ts';
import { isUnsafe } from '../../core/register/outbox/outbox-entry.ts';
import type { Locale } from '../../i18n/create-i18n.ts';
import { listKept, openDemo, openDistrict, openKept, shownDay, useSession } from '../../state/session.ts';
import { eraseDistrict, exportDistrict } from '../../state/district-files.ts';
import { takeOutboxes } from '../../state/outbox-import.ts';
import { asCodedError } from '../../state/failure.ts';
import { openFieldMaking } from '../../state/field-making.ts';
import { openOfficeRules } from '../../state/office-rules.ts';
import { useOutbox } from '../../state/patrol/outbox.ts';
import { today } from '../../state/record.ts';
import { useView } from '../../state/view.ts';
import { openSyncCase } from '../../state/sync-case.ts';
import { SyncPlace } from '../district-map/sync/SyncPlace.tsx';
import { TeamItem } from '../district-map/TeamItem.tsx';
import { useFailureText } from '../district-map/use-failure-text.ts';
import { DistrictLog } from './lazy-panels.tsx';
import { SearchBox } from './SearchBox.tsx';
import { UndoButton } from './views/UndoButton.tsx';
import { useUndoKeys } from './views/use-undo-keys.ts';
import { ViewsMenu } from './views/ViewsMenu.tsx';
import { ConfirmDialog } from './shell/ConfirmDialog.tsx';
import { HelpItem } from './shell/HelpItem.tsx';
import { useTellDayMoved } from './shell/use-day-moved.tsx';
import { FullDialog } from './keeping/FullDialog.tsx';
import { KeepingMark } from './keeping/KeepingMark.tsx';
import { StorageNote } from './keeping/StorageNote.tsx';
import { useNews } from './keeping/use-news.ts';
import { OfficeRulesPlace } from './settings/OfficeRulesPlace.tsx';

interface TopBarProps {
  onLocale(locale: Locale): void;
  onNewDistrict(): void;
  onGo(bounds: Bounds): void;
}

/** District, search, the day being looked at, and whether this device holds what was entered. */
export function TopBar({ onLocale, onNewDistrict, onGo }: TopBarProps) {
  const { t, i18n } = useTranslation();
  const theme = useView((s) => s.theme);
  const { setTheme } = useView.getState();
  const summary = useSession((s) => s.summary);
  const picker = useRef<HTMLInputElement>(null);
  const [kept, setKept] = useState<readonly { id: string; name: string }[]>([]);
  const [erasing, setErasing] = useState(false);
  const [logging, setLogging] = useState(false);
  const failureText = useFailureText();
  const unsent = useOutbox((s) => groupByRecord(s.entries.filter(isUnsafe), (entry) => entry).length);
  const eraseText = [
    t('district.eraseConfirm', { name: summary?.district.name ?? '' }),
    ...(unsent > 0 ? [t('district.eraseUnsent', { count: unsent })] : []),
  ].join(' ');
  useUndoKeys();
  useNews();
  useTellDayMoved();
  const dark = theme === 'dark';
  const narrow = useMediaQuery('(max-width: 760px)');
  const themeLabel = dark ? t('app.themeLight') : t('app.themeDark');
  const ThemeIcon = dark ? IconSun : IconMoon;
  const otherTheme = () => setTheme(dark ? 'light' : 'dark');
  const otherLanguage = () => onLocale(i18n.language === 'en' ? 'zh-CN' : 'en');
  const exportFile = async () => {
    try {
      const { name, missing } = await exportDistrict();
      const message = t(missing > 0 ? 'district.exportedWithout' : 'district.exported', { name, count: missing });
      notifications.show({ color: missing > 0 ? 'orange' : undefined, message });
    } catch (error) {
      notifications.show({ color: 'orange', message: failureText(asCodedError(error)) });
    }
  };
  const openFile = async (files: readonly File[]) => {
    const [file] = await takeOutboxes(files);
    if (file) await openDistrict(file);
  };
  return (
    <header className="top-bar">
      <Menu position="bottom-start" width={280} withinPortal onOpen={() => void listKept().then(setKept)}>
        <Menu.Target>
          <UnstyledButton
            className="top-bar__district"
            aria-label={`${t('district.menu')}: ${summary?.district.name ?? t('app.name')}`}
          >
            <img src="/favicon.svg" alt="" width={24} height={24} />
            <span className="top-bar__name">{summary?.district.name ?? t('app.name')}</span>
            <IconChevronDown size={16} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {t('app.name')} · {t('app.tagline')}
          </Menu.Label>
          {kept.map((one) => (
            <Menu.Item key={one.id} onClick={() => void openKept(one.id)} aria-current={one.id === summary?.district.id}>
              {one.name}
            </Menu.Item>
          ))}
          {kept.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => void openDemo()}>{t('district.openDemo')}</Menu.Item>
          <Menu.Item onClick={onNewDistrict}>{t('newDistrict.create')}</Menu.Item>
          <Menu.Item onClick={() => picker.current?.click()}>{t('district.openFile')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => void exportFile()} disabled={!summary}>
            {t('district.exportFile')}
          </Menu.Item>
          <Menu.Item onClick={() => openFieldMaking()} disabled={!summary}>
            {t('fieldMaking.open')}
          </Menu.Item>
          <Menu.Item onClick={() => setLogging(true)} disabled={!summary}>
            {t('history.log.open')}
          </Menu.Item>
          <Menu.Item onClick={() => openOfficeRules()} disabled={!summary}>
            {t('settings.open')}
          </Menu.Item>
          <Menu.Item onClick={() => setErasing(true)}>{t('district.erase')}</Menu.Item>
          <Menu.Item component="a" href={`/leader${location.search}`}>
            {t('app.toLeader')}
          </Menu.Item>
          <TeamItem />
          <HelpItem />
          <Menu.Divider />
          <StorageNote />
        </Menu.Dropdown>
      </Menu>
      <input
        ref={picker}
        type="file"
        accept=".chidu,.zip"
        multiple
        hidden
        onChange={(e) => {
          void openFile([...(e.currentTarget.files ?? [])]);
          // The same file chosen again is a new wish.
          e.currentTarget.value = '';
        }}
      />
      <ConfirmDialog
        opened={erasing}
        action={t('district.erase')}
        text={eraseText}
        onConfirm={() => void eraseDistrict()}
        onClose={() => setErasing(false)}
      />
      {logging && (
        <Suspense>
          <DistrictLog opened onClose={() => setLogging(false)} />
        </Suspense>
      )}
      <OfficeRulesPlace />
      <FullDialog />
      <SearchBox onGo={onGo} />
      <DayBadge />
      <LaterDays />
      <SyncPlace onDecide={(entity) => void openSyncCase(entity)} />
      <KeepingMark />
      {narrow ? (
        <ViewsMenu
          before={
            <>
              <UndoButton inMenu />
              <Menu.Item leftSection={<IconLanguage size={18} aria-hidden />} onClick={otherLanguage}>
                {t('app.language')}
              </Menu.Item>
              <Menu.Item leftSection={<ThemeIcon size={18} aria-hidden />} onClick={otherTheme}>
                {themeLabel}
              </Menu.Item>
            </>
          }
        />
      ) : (
        <>
          <UndoButton />
          <ViewsMenu />
          <Tooltip label={t('app.language')}>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('app.language')} onClick={otherLanguage}>
              <IconLanguage size={20} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={themeLabel}>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('app.theme')} onClick={otherTheme}>
              <ThemeIcon size={20} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </header>
  );
}

/** Always visible; loud when it is before the day of the latest record. */
function DayBadge() {
  const { t } = useTranslation();
  const { on, look } = useView();
  const summary = useSession((s) => s.summary);
  if (!summary) return null;
  const day = shownDay(on, summary);
  const isPast = day < summary.lastOn;
  // Nothing is on record after the latest, but days run on: duties fall due.
  const isAfter = day > summary.lastOn;
  const isToday = day === today();
  const shown = `${t('day.shown')} ${day}`;
  const named = isPast ? t('day.notLatest', { day }) : isToday ? `${shown} ${t('day.today')}` : shown;
  return (
    <UnstyledButton
      className={isPast ? 'day-badge day-badge--past' : 'day-badge'}
      onClick={() => look(null)}
      disabled={!isPast && !isAfter}
      aria-label={isPast || isAfter ? `${named}. ${t('day.backToLatest')}` : named}
      title={isPast || isAfter ? t('day.backToLatest') : t('day.latest')}
    >
      <IconCalendar size={16} aria-hidden />
      <span className="figures">{day}</span>
      {isToday && <span className="quiet day-badge__today">{t('day.today')}</span>}
      {(isPast || isAfter) && <span className="day-badge__back">{t('day.backToLatest')}</span>}
    </UnstyledButton>
  );
}

/** Says that days are on record which have not come yet: planned ones, or wrong ones. They are looked at only on request. */
function LaterDays() {
  const { t } = useTranslation();
  const on = useView((s) => s.on);
  const { look } = useView.getState();
  const laterOn = useSession((s) => s.summary?.laterOn ?? null);
  if (laterOn === null || on === laterOn) return null;
  return (
    <Tooltip label={t('day.laterHint', { day: laterOn })} multiline w={280}>
      <UnstyledButton className="day-later" aria-label={t('day.laterHint', { day: laterOn })} onClick={() => look(laterOn)}>
        <IconCalendarPlus size={16} aria-hidden />
        <span className="figures">{t('day.later', { day: laterOn })}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
