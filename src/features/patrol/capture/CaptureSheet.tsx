import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBeginning } from '../../../state/patrol/begin-report.ts';
import { startCapture } from '../../../state/patrol/capture-draft.ts';
import { useCapture } from '../../../state/patrol/capture.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { reshapedBy, useCaptureSubject } from '../../../state/patrol/subject.ts';
import { useSession } from '../../../state/session.ts';
import { CapturedFor } from '../day/CapturedFor.tsx';
import './capture.css';
import { CaptureFigures } from './CaptureFigures.tsx';
import { CaptureFindings } from './CaptureFindings.tsx';
import { CaptureForm } from './CaptureForm.tsx';
import { keepSteady } from './keep-steady.ts';
import { MarkedElsewhere } from './MarkedElsewhere.tsx';
import { OutlineControls } from './OutlineControls.tsx';
import { ParcelChoice } from './ParcelChoice.tsx';
import { PhotoStrip } from './PhotoStrip.tsx';
import { SameBuilding } from './SameBuilding.tsx';
import { ReshapeReason } from './ReshapeReason.tsx';
import { SaveBar } from './SaveBar.tsx';
import { UnfinishedReport } from './UnfinishedReport.tsx';
import { useCaptureMap } from './use-capture-map.ts';

/** The sheet was scrolled to wherever it was saved from. */
const fromTheTop = (word: HTMLElement | null) => word?.scrollIntoView({ block: 'start' });

const steady = (column: HTMLElement | null) => (column ? keepSteady(column) : undefined);

/** Marks a build: its outline, what it stands on, the few fields of its form. */
export function CaptureSheet() {
  const saved = useCapture((s) => s.saved);
  const district = useSession((s) => s.summary?.district.id);
  useEffect(() => {
    if (district && !useCapture.getState().saved) void startCapture();
  }, [district]);
  const { asked, looking } = useBeginning();
  const isUnderWay = useCapture((s) => s.draft !== null);
  const isReshaping = useCapture((s) => reshapedBy(s.draft?.madeFor) !== null);
  useCaptureMap();
  const isElsewhere = useCapture((s) => s.elsewhere);
  if (isElsewhere) return <MarkedElsewhere />;
  if (saved) return <Saved />;
  if (asked) return <UnfinishedReport />;
  if (looking || !isUnderWay) return <div className="capture" aria-busy />;
  return (
    <div className="capture" ref={steady}>
      <CapturedFor />
      <OutlineControls />
      <CaptureFigures />
      {!isReshaping && <SameBuilding />}
      <CaptureFindings />
      {!isReshaping && <ParcelChoice />}
      <PhotoStrip />
      {isReshaping ? <ReshapeReason /> : <CaptureForm />}
      <SaveBar />
    </div>
  );
}

function Saved() {
  const { t } = useTranslation();
  const saved = useCapture((s) => s.saved);
  const isForTask = useCaptureSubject((s) => (s.captured?.taskId ?? null) !== null);
  useEffect(() => {
    // A raised sheet would have its two buttons at its head, out of the thumb's reach.
    const screen = usePatrolScreen.getState();
    if (screen.height === 'full') screen.setHeight('half');
    return () => {
      useCapture.setState({ saved: null });
    };
  }, []);
  if (!saved) return null;
  const again = () => {
    useCapture.setState({ saved: null });
    void startCapture();
  };
  return (
    <div className="capture-saved" role="status" data-testid="capture-saved" ref={fromTheTop}>
      <IconCircleCheck size={40} aria-hidden />
      <strong>{t('patrol.capture.saved')}</strong>
      <p>{t('patrol.capture.savedText', { no: saved.no, count: saved.photos })}</p>
      <button type="button" className="patrol__mark" onClick={again}>
        {t('patrol.capture.again')}
      </button>
      <button
        type="button"
        className="capture-button"
        onClick={() => usePatrolScreen.getState().open(isForTask ? 'day' : 'home')}
      >
        {isForTask ? t('patrol.day.toTask') : t('patrol.capture.done')}
      </button>
    </div>
  );
}
