import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Presenter } from '../../features/leader/tour/Presenter.tsx';
import type { OpenedTour } from './open-shared-tour.ts';

/** A shared tour: first what the file is and what it is worth, then its stops. */
export function TourPage({ opened }: { opened: OpenedTour }) {
  const { t } = useTranslation();
  const isDark = useDark();
  const theme = isDark ? 'dark' : 'light';
  const [presents, setPresents] = useState(false);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  if (opened.is === 'open' && presents) {
    const { tour, snapshots, pictures } = opened;
    return (
      <Presenter
        tour={{ title: tour.title, audience: tour.audience, stops: tour.stops, snapshots, pictures }}
        theme={theme}
        onClose={() => setPresents(false)}
      >
        <span>{t('tour.file.until', { day: tour.endsOn })}</span>
      </Presenter>
    );
  }
  return (
    <main className="cover">
      <LanguageButton />
      {opened.is === 'open' ? (
        <Cover opened={opened} onStart={() => setPresents(true)} />
      ) : (
        <div className="cover__refused" role="alert">
          {opened.is === 'over' && (
            <>
              <h1>{t('tour.file.over', { day: opened.endsOn })}</h1>
              <p>{t('tour.file.overMore')}</p>
            </>
          )}
          {opened.is === 'altered' && (
            <>
              <h1>{t('tour.file.altered')}</h1>
              <p>{t('tour.file.alteredMore', { parts: opened.parts.join(', ') })}</p>
            </>
          )}
          {opened.is === 'unreadable' && <h1>{t('tour.file.unreadable')}</h1>}
        </div>
      )}
    </main>
  );
}

function Cover({ opened, onStart }: { opened: Extract<OpenedTour, { is: 'open' }>; onStart(): void }) {
  const { t } = useTranslation();
  const { tour, snapshots } = opened;
  const shown = [...new Set(tour.stops.map(({ snapshot_sha256 }) => snapshot_sha256))].flatMap((name) => {
    const snapshot = snapshots.get(name);
    return snapshot ? [{ name, snapshot }] : [];
  });
  return (
    <div className="cover__sheet">
      <p className="cover__district">{tour.district.name}</p>
      <h1 dir="auto">{tour.title}</h1>
      <p className="cover__facts">
        <span>{t('tour.file.stops', { count: tour.stops.length })}</span>
        <span>{t('tour.forAudience', { audience: t(`tour.audiences.${tour.audience}`) })}</span>
        <span>{t('tour.file.sharedOn', { day: tour.sharedOn })}</span>
        <span>{t('tour.file.until', { day: tour.endsOn })}</span>
      </p>
      <button type="button" className="cover__start" onClick={onStart}>
        {t('tour.file.start')}
      </button>
      <section className="cover__proof" aria-label={t('tour.file.about')}>
        <p>
          <strong>{t('tour.file.verified')}</strong>
        </p>
        <p>{t('tour.file.verifiedMore', { count: snapshots.size })}</p>
        <dl>
          {shown.map(({ name, snapshot }) => (
            <div key={name}>
              <dt>
                {`${t('tour.file.snapshot')} · ${t('tour.asOf', { day: snapshot.asOf })} · ${t('tour.known', { seq: snapshot.knownAt.seq })}`}
              </dt>
              <dd>{`SHA-256 ${name}`}</dd>
              <dd>{t('tour.chain', { hash: snapshot.knownAt.chainHash })}</dd>
            </div>
          ))}
          <div>
            <dt>{t('tour.file.hash')}</dt>
            <dd>{tour.sha256}</dd>
          </div>
        </dl>
      </section>
    </div>
  );
}

function LanguageButton() {
  const { i18n } = useTranslation();
  const isEnglish = i18n.language === 'en';
  const change = () => {
    const next = isEnglish ? 'zh-CN' : 'en';
    document.documentElement.lang = next;
    void i18n.changeLanguage(next);
  };
  return (
    <button type="button" className="cover__language" lang={isEnglish ? 'zh-CN' : 'en'} onClick={change}>
      {isEnglish ? '中文' : 'English'}
    </button>
  );
}

const DARK = '(prefers-color-scheme: dark)';

const useDark = (): boolean =>
  useSyncExternalStore(
    (onChange) => {
      const query = matchMedia(DARK);
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => matchMedia(DARK).matches,
  );
