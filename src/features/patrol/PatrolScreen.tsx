import { IconArrowLeft, IconLanguage } from '@tabler/icons-react';
import { type CSSProperties, lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../i18n/create-i18n.ts';
import type { MapController } from '../../map/map-controller.ts';
import { useHand } from '../../state/hand.ts';
import { holdOpenWork } from '../../state/open-work.ts';
import { useBaseMapChoice } from '../../state/patrol/base-map-choice.ts';
import { lookAtTarget, useFieldDay } from '../../state/patrol/day.ts';
import { usePatrolScreen } from '../../state/patrol/screen.ts';
import { isUnderWay, useTrack } from '../../state/patrol/track.ts';
import { useView } from '../../state/view.ts';
import { BottomSheet, type SheetCover } from '../../ui/BottomSheet.tsx';
import { CaptureSheet } from './capture/CaptureSheet.tsx';
import { useUnfinishedCapture } from './capture/use-unfinished-capture.ts';
import { FieldWatch } from './device/FieldWatch.tsx';
import { HomeSheet } from './HomeSheet.tsx';
import { OutboxPill } from './outbox/OutboxPill.tsx';
import './patrol.css';
import { PatrolMapContext } from './patrol-map-context.ts';
import { TrackPill } from './track/TrackPill.tsx';
import { useTrackUnderWay } from './track/use-track-under-way.ts';

/** The map's library is the largest part of all: the shell is on the screen before it. */
const PatrolMap = lazy(async () => ({ default: (await import('./PatrolMap.tsx')).PatrolMap }));

const BaseMapNote = lazy(async () => ({ default: (await import('./base-map/BaseMapNote.tsx')).BaseMapNote }));
const TrackSheet = lazy(async () => ({ default: (await import('./track/TrackSheet.tsx')).TrackSheet }));
const DaySheet = lazy(async () => ({ default: (await import('./day/DaySheet.tsx')).DaySheet }));
const OutboxSheet = lazy(async () => ({ default: (await import('./outbox/OutboxSheet.tsx')).OutboxSheet }));
const DeviceSheet = lazy(async () => ({ default: (await import('./device/DeviceSheet.tsx')).DeviceSheet }));
/** Around sheets that use parts of the UI kit, which is not a part of the first load. */
const Kit = lazy(async () => ({ default: (await import('../../ui/KitProvider.tsx')).KitProvider }));

/** The patrol's screen: the map is the page, a sheet at the thumb, one large button. */
export function PatrolScreen({ onLocale }: { onLocale(locale: Locale): void }) {
  const { t, i18n } = useTranslation();
  const { view, height } = usePatrolScreen();
  const { open, setHeight } = usePatrolScreen.getState();
  const hand = useHand((s) => s.hand);
  const dark = useView((s) => s.theme === 'dark');
  const isDrawingBox = useBaseMapChoice((s) => s.choice !== null);
  const hasBaseMap = useView((s) => s.baseMap !== null) || isDrawingBox;
  const isTarget = useFieldDay((s) => s.target !== null) && view === 'day';
  useTrackUnderWay();
  const [map, setMap] = useState<MapController | null>(null);
  useUnfinishedCapture();
  const heightNames = { peek: t('patrol.sheet.peek'), half: t('patrol.sheet.half'), full: t('patrol.sheet.full') };
  const busy = useTrack(isUnderWay) || view === 'capture';
  useEffect(() => (busy ? holdOpenWork() : undefined), [busy]);
  const [beside, setBeside] = useState(0);
  // Told to the map at once: what the views do with the map on their part comes after what they leave of it.
  const coverMap = useCallback(
    (cover: SheetCover) => {
      const width = 'beside' in cover ? cover.beside : 0;
      setBeside(width);
      map?.setPadding({ top: 0, right: 0, left: 0, bottom: 'foot' in cover ? cover.foot : 0, [hand]: width });
    },
    [map, hand],
  );
  return (
    <PatrolMapContext value={map}>
      <div className="patrol" data-hand={hand} style={{ '--beside': `${beside}px` } as CSSProperties}>
        <header className="patrol__top">
          <OutboxPill />
          <TrackPill />
          <FieldWatch />
          <button
            type="button"
            className="patrol__language"
            aria-label={t('app.language')}
            onClick={() => onLocale(i18n.language === 'en' ? 'zh-CN' : 'en')}
          >
            <IconLanguage size={20} aria-hidden />
          </button>
        </header>
        <main>
          <Suspense fallback={<div className="patrol__map" />}>
            <PatrolMap onReady={setMap} />
          </Suspense>
          {hasBaseMap && (
            <Suspense>
              <BaseMapNote />
            </Suspense>
          )}
        </main>
        <BottomSheet
          label={t('patrol.sheet.label')}
          height={height}
          onHeight={setHeight}
          heightNames={heightNames}
          whole={view === 'home'}
          mayStandBeside
          about={view}
          onCover={coverMap}
          head={
            view !== 'home' && (
              <div className="patrol__head">
                <button
                  type="button"
                  className="patrol__back"
                  onClick={() => (isTarget ? void lookAtTarget(null) : open('home'))}
                >
                  <IconArrowLeft size={22} aria-hidden />
                  {t(isTarget ? 'patrol.day.back' : 'patrol.back')}
                </button>
                <h2>{t(`patrol.${view}.title`)}</h2>
              </div>
            )
          }
        >
          <div className="patrol__sheet">
            {view === 'home' && <HomeSheet />}
            {view === 'capture' && <CaptureSheet />}
            <Suspense>
              {view === 'track' && <TrackSheet />}
              {view === 'day' && (
                <Kit scheme={dark ? 'dark' : 'light'}>
                  <DaySheet />
                </Kit>
              )}
              {view === 'outbox' && <OutboxSheet />}
              {view === 'device' && <DeviceSheet />}
            </Suspense>
          </div>
        </BottomSheet>
      </div>
    </PatrolMapContext>
  );
}
