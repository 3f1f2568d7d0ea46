import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ACCURACY_CHOICES,
  closeTrackFile,
  openTrackFile,
  recordWalks,
  stateOfTrack,
  useTrackImport,
} from '../../../state/patrol/track-import.ts';
import { type ImportedTrack, TRACK_SYSTEMS } from '../../../workers/calls/patrolling.ts';
import { useTextPart } from '../../district-map/use-text-part.ts';
import { isWavering, useTrackWords } from './use-track-words.ts';

/** Brings tracks that another device recorded: what will count is shown before anything is recorded. */
export function TrackImportPart() {
  const { t } = useTranslation();
  const words = useTrackWords();
  // Its own words, what can go wrong with a file, and what its reader tells.
  const isWorded = useTextPart('files');
  const field = useId();
  const { state, track, accuracy_m, system, error, fileName, saved } = useTrackImport();
  if (!isWorded) return null;
  return (
    <details className="track__import" open={state !== 'none' || error !== null ? true : undefined}>
      <summary>{t('trackImport.title')}</summary>
      <p className="track__hint">{t('trackImport.why')}</p>
      <fieldset className="track__chips">
        <legend>{t('trackImport.accuracy')}</legend>
        {ACCURACY_CHOICES.map((metres) => (
          <button
            key={metres}
            type="button"
            className="track__chip"
            aria-pressed={accuracy_m === metres}
            onClick={() => void stateOfTrack({ accuracy_m: metres })}
          >
            {t('trackImport.metres', { metres })}
          </button>
        ))}
      </fieldset>
      <fieldset className="track__chips">
        <legend>{t('trackImport.system')}</legend>
        {TRACK_SYSTEMS.map((one) => (
          <button
            key={one}
            type="button"
            className="track__chip"
            aria-pressed={system === one}
            onClick={() => void stateOfTrack({ system: one })}
          >
            {t(`trackImport.systems.${one}`)}
          </button>
        ))}
      </fieldset>
      <label className="track__file" htmlFor={field}>
        {t('trackImport.choose')}
        <input
          id={field}
          type="file"
          accept=".gpx,.tcx,.kml,.kmz,application/gpx+xml"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) void openTrackFile(file);
          }}
        />
      </label>
      {state === 'reading' && <p role="status">{t('trackImport.reading')}</p>}
      {error && (
        <p className="track__alert" role="alert">
          {words.failure(error)}
        </p>
      )}
      {track && <Walks track={track} isBusy={state === 'saving'} />}
      {state === 'saved' && (
        <p className="track__saved" role="status">
          {t('trackImport.saved', { file: fileName, count: saved })}
          <button type="button" className="track__chip" onClick={closeTrackFile}>
            {t('trackImport.close')}
          </button>
        </p>
      )}
    </details>
  );
}

/** What the reader itself could not take, by its notes. */
const UNREAD = [
  ['track-points-without-position', 'unplaced'],
  ['short-segments-ignored', 'alone'],
] as const;
const LEFT_OUT = ['untimed', 'future', 'overlapping', 'reordered'] as const;

function Walks({ track, isBusy }: { track: ImportedTrack; isBusy: boolean }) {
  const { t } = useTranslation();
  const words = useTrackWords();
  const count = track.walks.filter(({ isKnown, isElsewhere }) => !isKnown && !isElsewhere).length;
  return (
    <>
      <ul className="track__list">
        {track.walks.map(({ on, startedAt, endedAt, recorded, counted, isKnown, isElsewhere }) => (
          <li key={startedAt} className="track__walk">
            <strong>{t('trackImport.walk', { on, from: words.clock(startedAt), to: words.clock(endedAt) })}</strong>
            <small>
              {t('trackImport.length', {
                recorded: words.length(recorded.length_m),
                counted: words.length(counted.length_m),
                gaps: counted.gaps,
              })}
              {isWavering(counted) && ` · ${t('trackImport.least', { length: words.length(counted.least_m) })}`}
              {isKnown && ` · ${t('trackImport.known')}`}
              {isElsewhere && ` · ${t('trackImport.elsewhere')}`}
            </small>
          </li>
        ))}
      </ul>
      {LEFT_OUT.filter((what) => track.report[what] > 0).map((what) => (
        <p key={what}>{t(`trackImport.${what}`, { count: track.report[what] })}</p>
      ))}
      {UNREAD.map(([code, key]) => [key, track.notes.find((note) => note.code === code)?.count ?? 0] as const)
        .filter(([, points]) => points > 0)
        .map(([key, points]) => (
          <p key={key}>{t(`trackImport.${key}`, { count: points })}</p>
        ))}
      {count === 0 && <p>{t('trackImport.nothing')}</p>}
      {count > 0 && (
        <button type="button" className="track__big" disabled={isBusy} onClick={() => void recordWalks()}>
          {t('trackImport.record', { count })}
        </button>
      )}
    </>
  );
}
