import { notifications } from '@mantine/notifications';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import { picturesOfTour, type TourStop } from '../../../core/register/tour.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { knownFile } from '../../../state/leader/tour-files.ts';
import { renewStop } from '../../../state/leader/tour-charts.ts';
import { knownPicture } from '../../../state/leader/tour-pictures.ts';
import { addStop, closeTour, lookAtDay, nameTour, saveTour, type TourDraft, useTour } from '../../../state/leader/tour.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { Presenter } from './Presenter.tsx';
import { ShareDialog } from './ShareDialog.tsx';
import { SnapshotMap } from './SnapshotMap.tsx';
import { StopChart } from './StopChart.tsx';
import { StopFigures } from './StopFigures.tsx';
import { StopPicture } from './StopPicture.tsx';
import { StopFields } from './StopFields.tsx';
import { StopList } from './StopList.tsx';
import { useTell } from './use-tell.ts';
import { WithdrawTour } from './WithdrawTour.tsx';

const NOTHING = { top: 0, right: 0, bottom: 0, left: 0 };

/** A tour that is worked on: its stops at the side of the map that the chosen one is drawn from. */
export function TourEditor() {
  const draft = useTour((s) => s.draft);
  return draft && <Editor draft={draft} />;
}

function Editor({ draft }: { draft: TourDraft }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { chosen, frozen, freezing, camera, missing, isChanged, error } = useTour();
  const { choose, moveCamera } = useTour.getState();
  const on = useView((s) => s.on);
  const theme = useView((s) => s.theme);
  const { audience, knownAt } = useLeaderScreen();
  const summary = useSession((s) => s.summary);
  const [presentsFrom, presentFrom] = useState<number | null>(() => (useTour.getState().showsAtOnce ? 0 : null));
  const [shares, setShares] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const tell = useTell('tour.saveFailed');
  const day = shownDay(on, summary);
  const isForOthers = draft.stops.length > 0 && audience !== draft.audience;
  const stop = draft.stops.find(({ id }) => id === chosen);
  const file = stop ? knownFile(stop.snapshot_sha256) : frozen;

  const { title } = draft;
  const look = `${day} ${audience} ${knownAt}`;
  const looked = useRef(look);
  useEffect(() => {
    // Another day, audience or place of the feed is looked at to make a stop of it.
    if (looked.current !== look) choose(null);
    looked.current = look;
  }, [look, choose]);
  const isWanted = chosen === null && day !== '' && !isForOthers;
  useEffect(() => {
    if (isWanted) void lookAtDay({ on: day, audience, knownAt, title: titleOf() });
  }, [isWanted, day, audience, knownAt]);

  const snapshots = useMemo(() => snapshotsOf(draft), [draft]);
  const add = async () => {
    const made = await lookAtDay({ on: day, audience, knownAt, title });
    const at = useTour.getState().camera;
    if (made && at) await addStop(made, at, t('tour.stop', { n: draft.stops.length + 1 }));
  };
  const renew = async (old: TourStop) => {
    const made = await lookAtDay({ on: day, audience, knownAt, title });
    if (!made) return;
    await renewStop(old, made);
    notifications.show({ message: t('tour.renewed', { day }) });
  };
  const canRenew = day !== '' && !isForOthers && freezing === null && file !== undefined && file?.snapshot.asOf !== day;
  const save = async () => {
    setBusy(true);
    try {
      await saveTour();
      notifications.show({ message: t('tour.savedNow', { title: draft.title }) });
    } catch (failure) {
      tell(failure);
    }
    setBusy(false);
  };
  const canShow = draft.stops.length > 0 && missing.length === 0;
  const tour = { title: draft.title, audience: draft.audience, stops: draft.stops, snapshots, pictures: picturesOf(draft) };
  return (
    <div className="tour">
      <div className="tour__side">
        <header className="tour__head">
          <button
            type="button"
            className="chidu-button"
            onClick={() => void closeTour().catch(tell)}
            disabled={isChanged && draft.stops.length > 0 && isBusy}
          >
            {t('tour.back')}
          </button>
          <input
            className="tour-input tour__name"
            aria-label={t('tour.name')}
            dir="auto"
            maxLength={200}
            value={draft.title}
            onChange={(event) => nameTour(event.currentTarget.value)}
          />
          <div className="tour__actions">
            <button
              type="button"
              className="chidu-button chidu-button-primary"
              disabled={isBusy || draft.stops.length === 0}
              onClick={() => void save()}
            >
              {t('tour.save')}
            </button>
            <button type="button" className="chidu-button" disabled={!canShow} onClick={() => presentFrom(0)}>
              {t('tour.present')}
            </button>
            <button type="button" className="chidu-button" disabled={!canShow} onClick={() => setShares(true)}>
              {t('tour.share')}
            </button>
            <WithdrawTour id={draft.id} title={draft.title} />
          </div>
          {isChanged && <p className="tour-quiet">{t('tour.unsaved')}</p>}
          {missing.length > 0 && <p className="tour-alert">{t('tour.fileMissing', { count: missing.length })}</p>}
          {error && <p className="tour-alert" role="alert">{`${t('tour.freezeFailed')}${failureText(error)}`}</p>}
        </header>
        <StopList stops={draft.stops} chosen={chosen} />
        <div className="tour__add">
          {isForOthers ? (
            <p className="tour-alert">
              {t('tour.otherAudience', { was: t(`tour.audiences.${draft.audience}`), now: t(`tour.audiences.${audience}`) })}
            </p>
          ) : (
            <>
              <button
                type="button"
                className="chidu-button"
                disabled={freezing !== null || !camera || day === ''}
                onClick={() => void add()}
              >
                {t('tour.addStop')}
              </button>
              <p className="tour-quiet">{t('tour.addHint', { day, audience: t(`tour.audiences.${audience}`) })}</p>
            </>
          )}
        </div>
        {stop && (
          <StopFields
            key={stop.id}
            stop={stop}
            at={draft.stops.indexOf(stop)}
            snapshot={file?.snapshot ?? null}
            onPresent={canShow ? () => presentFrom(draft.stops.indexOf(stop)) : null}
            renewal={canRenew && stop ? { day, take: () => void renew(stop) } : null}
          />
        )}
      </div>
      <div className="tour__stage">
        {file && (
          <SnapshotMap
            key={file.snapshot.district.id}
            snapshot={file.snapshot}
            layers={stop?.layers ?? ALL_LAYERS}
            theme={theme === 'dark' ? 'dark' : 'light'}
            camera={stop?.camera ?? null}
            flight_ms={0}
            padding={NOTHING}
            label={t('tour.map')}
            onMove={moveCamera}
          />
        )}
        {file && (
          <p className="tour__stamp">
            {t('tour.frozen', { day: file.snapshot.asOf, seq: file.snapshot.knownAt.seq })}
            {` · ${t(`tour.audiences.${file.snapshot.audience}`)}`}
          </p>
        )}
        {stop && file && (
          <div className="tour__figures">
            <StopFigures stop={stop} snapshot={file.snapshot} />
          </div>
        )}
        {stop && file && (stop.chart || stop.picture) && (
          <div className="tour__media">
            {stop.picture && (
              <StopPicture key={stop.picture.sha256} picture={stop.picture} content={knownPicture(stop.picture.sha256)} />
            )}
            {stop.chart && <StopChart chart={stop.chart} snapshot={file.snapshot} />}
          </div>
        )}
        {freezing && (
          <div className="tour__freezing">
            <PhaseProgress title={t('tour.freezing')} progress={freezing} />
          </div>
        )}
      </div>
      {presentsFrom !== null && (
        <Presenter
          tour={tour}
          theme={theme === 'dark' ? 'dark' : 'light'}
          start={presentsFrom}
          onClose={() => presentFrom(null)}
        />
      )}
      {shares && <ShareDialog draft={draft} onClose={() => setShares(false)} />}
    </div>
  );
}

const titleOf = (): string => useTour.getState().draft?.title ?? '';

const ALL_LAYERS: TourStop['layers'] = ['plots', 'red-lines', 'sightings', 'units', 'names'];

function snapshotsOf({ stops }: TourDraft): ReadonlyMap<string, Snapshot> {
  return new Map(
    stops.flatMap(({ snapshot_sha256: name }): [string, Snapshot][] => {
      const file = knownFile(name);
      return file ? [[name, file.snapshot]] : [];
    }),
  );
}

const picturesOf = (draft: TourDraft): ReadonlyMap<string, Blob> =>
  new Map(
    picturesOfTour(draft).flatMap((name): [string, Blob][] => {
      const content = knownPicture(name);
      return content ? [[name, content]] : [];
    }),
  );
