import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { makeReadyTour } from '../../../state/leader/ready-tour.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { useTour } from '../../../state/leader/tour.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { useTourWords } from './tour-words.ts';
import { useTell } from './use-tell.ts';
import { createReadyWords } from './word-ready-stop.ts';

/** A tour of the day looked at that nobody has to make: one press, and it is shown. */
export function ReadyTour() {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const words = useTourWords();
  const word = useMemo(() => createReadyWords(t, words, i18n.language), [t, words, i18n.language]);
  const { freezing, isReadying, error } = useTour();
  const { audience, knownAt } = useLeaderScreen();
  const on = useView((s) => s.on);
  const summary = useSession((s) => s.summary);
  const tell = useTell('tour.openFailed');
  if (!summary) return null;
  const day = shownDay(on, summary);
  const isBusy = freezing !== null || isReadying;
  const show = async () => {
    const title = t('readyTour.name', { district: summary.district.name, day });
    const hasStops = await makeReadyTour({ on: day, audience, knownAt, title }, word);
    if (!hasStops && !useTour.getState().error) notifications.show({ message: t('readyTour.nothing') });
  };
  return (
    <section className="tour-ready">
      <button
        type="button"
        className="chidu-button chidu-button-primary tour-ready__show"
        disabled={isBusy}
        onClick={() => void show().catch(tell)}
      >
        {t('readyTour.make')}
      </button>
      <p className="tour-quiet">{t('readyTour.hint', { day, audience: t(`tour.audiences.${audience}`) })}</p>
      {isBusy && <PhaseProgress title={t('readyTour.making')} progress={freezing} />}
      {error && <p className="tour-alert" role="alert">{`${t('tour.freezeFailed')}${failureText(error)}`}</p>}
    </section>
  );
}
