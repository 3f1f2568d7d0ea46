import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconCalendar,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconHelp,
  IconLanguage,
  IconMap2,
  IconMoon,
  IconSun,
  IconUsers,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AUDIENCES } from '../../core/report/audience.ts';
import type { Locale } from '../../i18n/create-i18n.ts';
import { guideAddress } from '../../i18n/guide-address.ts';
import { useLive } from '../../state/leader/live.ts';
import { type LeaderView, useLeaderScreen } from '../../state/leader/screen.ts';
import { listKept, openDemo, openDistrict, openKept, shownDay, useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import { SyncPlace } from '../district-map/sync/SyncPlace.tsx';
import { TeamItem } from '../district-map/TeamItem.tsx';
import { LiveStanding } from './live/LiveStanding.tsx';

/** Which district, as of which day, as known at which record, for whom; the way to the planner's desk. */
export function LeaderBar({ view, onLocale }: { readonly view: LeaderView; onLocale(locale: Locale): void }) {
  const { t, i18n } = useTranslation();
  const theme = useView((s) => s.theme);
  const { setTheme } = useView.getState();
  const dark = theme === 'dark';
  const themeLabel = dark ? t('app.themeLight') : t('app.themeDark');
  const ThemeIcon = dark ? IconSun : IconMoon;
  return (
    <header className="leader-bar">
      <DistrictMenu isLive={view === 'live'} />
      {view === 'live' ? (
        <LiveStanding />
      ) : (
        <>
          <DayPart />
          <KnownPart />
          <AudienceMenu />
        </>
      )}
      <SyncPlace />
      <span className="leader-bar__tools">
        <Tooltip label={t('app.toPlanner')}>
          <ActionIcon
            component="a"
            href={`/${location.search}`}
            onClick={(event) => {
              // The address is that of the moment it is followed, not that of the last drawing.
              event.currentTarget.href = `/${location.search}`;
            }}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('app.toPlanner')}
          >
            <IconMap2 size={20} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('app.help')}>
          <ActionIcon
            component="a"
            href={guideAddress(i18n.language, 'leader', view)}
            target="_blank"
            rel="noopener"
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('app.helpAway')}
          >
            <IconHelp size={20} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('app.language')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('app.language')}
            onClick={() => onLocale(i18n.language === 'en' ? 'zh-CN' : 'en')}
          >
            <IconLanguage size={20} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={themeLabel}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={themeLabel}
            onClick={() => setTheme(dark ? 'light' : 'dark')}
          >
            <ThemeIcon size={20} />
          </ActionIcon>
        </Tooltip>
      </span>
    </header>
  );
}

function DistrictMenu({ isLive }: { readonly isLive: boolean }) {
  const { t } = useTranslation();
  const summary = useSession((s) => s.summary);
  const picker = useRef<HTMLInputElement>(null);
  const [kept, setKept] = useState<readonly { id: string; name: string }[]>([]);
  const openFile = async (file: File | undefined) => {
    if (file) await openDistrict(file);
  };
  const live = useLive((s) => s.snapshot?.district.name);
  const name = (isLive ? live : summary?.district.name) ?? t('app.name');
  return (
    <>
      <Menu position="bottom-start" width={280} withinPortal onOpen={() => void listKept().then(setKept)}>
        <Menu.Target>
          <UnstyledButton className="leader-bar__district" aria-label={`${t('district.menu')}: ${name}`}>
            <img src="/favicon.svg" alt="" width={28} height={28} />
            <span>{name}</span>
            <IconChevronDown size={16} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {kept.length > 0 && <Menu.Label>{t('leader.kept')}</Menu.Label>}
          {kept.map((one) => (
            <Menu.Item key={one.id} onClick={() => void openKept(one.id)} aria-current={one.id === summary?.district.id}>
              {one.name}
            </Menu.Item>
          ))}
          {kept.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => void openDemo()}>{t('district.openDemo')}</Menu.Item>
          <Menu.Item onClick={() => picker.current?.click()}>{t('district.openFile')}</Menu.Item>
          <TeamItem />
        </Menu.Dropdown>
      </Menu>
      <input
        ref={picker}
        type="file"
        accept=".chidu,.zip"
        hidden
        onChange={(event) => {
          void openFile(event.currentTarget.files?.[0]);
          // The same file chosen again is a new wish.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** The day looked at, with the weeks before and after it; loud when it is before the latest record. */
function DayPart() {
  const { t } = useTranslation();
  const on = useView((s) => s.on);
  const { look } = useView.getState();
  const summary = useSession((s) => s.summary);
  if (!summary) return null;
  const day = shownDay(on, summary);
  const before = summary.weeks.findLast((end) => end < day);
  const after = summary.weeks.find((end) => end > day);
  const go = (end: string | undefined) => end !== undefined && look(end === summary.lastOn ? null : end);
  const isPast = day < summary.lastOn;
  return (
    <div className="leader-bar__day" role="group" aria-label={t('day.shown')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('day.previousWeek')}
        disabled={before === undefined}
        onClick={() => go(before)}
      >
        <IconChevronLeft size={20} />
      </ActionIcon>
      <UnstyledButton
        className={isPast ? 'leader-day leader-day--past' : 'leader-day'}
        disabled={!isPast}
        onClick={() => look(null)}
        aria-label={isPast ? `${t('day.notLatest', { day })}. ${t('day.backToLatest')}` : `${t('day.shown')} ${day}`}
        title={isPast ? t('day.backToLatest') : t('day.latest')}
      >
        <IconCalendar size={16} aria-hidden />
        <time dateTime={day}>{day}</time>
      </UnstyledButton>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('day.nextWeek')}
        disabled={after === undefined}
        onClick={() => go(after)}
      >
        <IconChevronRight size={20} />
      </ActionIcon>
    </div>
  );
}

function KnownPart() {
  const { t, i18n } = useTranslation();
  const knownAt = useLeaderScreen((s) => s.knownAt);
  const { knowAt } = useLeaderScreen.getState();
  const summary = useSession((s) => s.summary);
  if (!summary) return null;
  const isEarlier = knownAt !== null && knownAt < summary.seq;
  const seq = (isEarlier ? knownAt : summary.seq).toLocaleString(i18n.language);
  if (!isEarlier) return <span className="leader-bar__known">{t('leader.knownNow', { seq })}</span>;
  return (
    <UnstyledButton
      className="leader-bar__known leader-bar__known--earlier"
      title={t('leader.knowAll')}
      onClick={() => knowAt(null)}
    >
      {t('leader.knownAt', { seq })}
      <span className="leader-bar__back">{t('leader.knowAll')}</span>
    </UnstyledButton>
  );
}

function AudienceMenu() {
  const { t } = useTranslation();
  const audience = useLeaderScreen((s) => s.audience);
  const { showTo } = useLeaderScreen.getState();
  const count = useSession((s) => s.summary?.settings.smallCell ?? 0);
  return (
    <Menu position="bottom-end" width={260} withinPortal>
      <Menu.Target>
        <UnstyledButton
          className="leader-bar__audience"
          aria-label={`${t('leader.audience')}: ${t(`leader.audiences.${audience}`)}`}
        >
          <IconUsers size={16} aria-hidden />
          {t(`leader.audiences.${audience}`)}
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {AUDIENCES.map((one) => (
          <Menu.Item key={one} aria-current={one === audience} onClick={() => showTo(one)}>
            {t(`leader.audiences.${one}`)}
            <span className="leader-bar__hint">{t(`leader.audienceHints.${one}`, { count })}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
