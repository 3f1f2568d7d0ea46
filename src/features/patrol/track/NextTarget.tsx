import { IconNavigation } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { VISIT_OUTCOMES } from '../../../core/register/patrol.ts';
import { chooseTarget, nextTarget, setGuideKinds, targetKey, usePatrolCoverage } from '../../../state/patrol/coverage.ts';
import { isUnderWay, noteVisit, recordVisit, undoVisit, useTrack } from '../../../state/patrol/track.ts';
import { TARGET_KINDS } from '../../../workers/calls/patrolling.ts';
import { usePatrolMap } from '../patrol-map-context.ts';
import { useTrackWords } from './use-track-words.ts';
import { useVisited } from './use-visited.ts';

const CLOSE_UP = 16.5;

/** Where to go next: the nearest that was not seen, or the one that was chosen; and what was seen there. */
export function NextTarget() {
  const { t } = useTranslation();
  const words = useTrackWords();
  const map = usePatrolMap();
  const { coverage, kinds, chosen } = usePatrolCoverage();
  const runs = isUnderWay(useTrack());
  const visits = useTrack((s) => s.patrol?.visits);
  const visited = useVisited();
  const next = useMemo(() => nextTarget({ coverage, kinds, chosen }, visited), [coverage, kinds, chosen, visited]);
  if (!coverage) return null;
  const toggle = (kind: (typeof TARGET_KINDS)[number]) =>
    setGuideKinds(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
  const visit = next && visits?.findLast(({ target }) => `${target.kind}/${target.id}` === targetKey(next));
  const outcome = visit?.outcome;
  return (
    <section className="track__next" aria-label={t('patrol.track.next.title')}>
      <h3>{t('patrol.track.next.title')}</h3>
      <div className="track__chips">
        {TARGET_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className="track__chip"
            aria-pressed={kinds.includes(kind)}
            onClick={() => toggle(kind)}
          >
            {t(`patrol.track.kind.${kind}`)}
          </button>
        ))}
      </div>
      {!next && <p>{t('patrol.track.next.none')}</p>}
      {next && (
        <>
          <p className="track__goal">
            {next.bearing_deg !== null && <IconNavigation size={28} aria-hidden style={{ rotate: `${next.bearing_deg}deg` }} />}
            <span>
              <strong>{next.label}</strong> {words.away(next)}
              <small>{words.since(next)}</small>
            </span>
          </p>
          <div className="track__chips">
            <button
              type="button"
              className="track__chip"
              onClick={() => map?.flyTo({ lon: next.at[0], lat: next.at[1], zoom: CLOSE_UP })}
            >
              {t('patrol.track.next.show')}
            </button>
            {chosen !== null && (
              <button type="button" className="track__chip" onClick={() => chooseTarget(null)}>
                {t(outcome ? 'patrol.track.next.onward' : 'patrol.track.next.nearest')}
              </button>
            )}
          </div>
          {runs && (
            <fieldset className="track__visit">
              <legend>{t('patrol.track.visit.title', { label: next.label })}</legend>
              {VISIT_OUTCOMES.map((one) => (
                <button
                  key={one}
                  type="button"
                  className="track__chip track__chip--big"
                  aria-pressed={outcome === one}
                  onClick={() => {
                    chooseTarget(targetKey(next));
                    void recordVisit(next.ref, one, visit?.note ?? '');
                  }}
                >
                  {t(`patrol.track.visit.${one}`)}
                </button>
              ))}
              {visit && (
                <label className="track__note">
                  {t('patrol.track.visit.note')}
                  <textarea
                    rows={2}
                    value={visit.note}
                    onChange={(event) => void noteVisit(next.ref, event.currentTarget.value)}
                  />
                </label>
              )}
              {outcome && (
                <button type="button" className="track__chip track__chip--big" onClick={() => void undoVisit(next.ref)}>
                  {t('patrol.track.visit.undo')}
                </button>
              )}
            </fieldset>
          )}
          {!runs && <p className="track__hint">{t('patrol.track.visit.late')}</p>}
        </>
      )}
    </section>
  );
}
