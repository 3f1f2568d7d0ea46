import { IconArrowBackUp, IconPolygon, IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { abandonReport } from '../../../state/patrol/begin-report.ts';
import {
  capturedShape,
  editVertices,
  hasCaptured,
  outlineOf,
  stepOutline,
  takeBackCapture,
  takeSubject,
  useCapture,
} from '../../../state/patrol/capture.ts';
import { usePhotos } from '../../../state/patrol/photos.ts';
import { reshapedBy } from '../../../state/patrol/subject.ts';
import { usePatrolScreen } from '../../../state/patrol/screen.ts';
import { usePatrolMap } from '../patrol-map-context.ts';
import { BoxControls } from './BoxControls.tsx';
import { ChipGroup } from './ChipGroup.tsx';
import { StandControls, WalkControls } from './FixControls.tsx';
import { MethodPicker } from './MethodPicker.tsx';

const SUBJECTS = ['building', 'land'] as const;
const KNOWN_REFUSALS = ['too-few-vertices', 'ring-of-three', 'beyond-plane'] as const;

/** How the outline at hand comes about: method, its controls, and what changes it afterwards. */
export function OutlineControls() {
  const { t } = useTranslation();
  const state = useCapture();
  const { draft, refusal } = state;
  if (!draft) return null;
  const outline = outlineOf(draft);
  const isFree = outline.parts.length > 0;
  const known = KNOWN_REFUSALS.find((code) => code === refusal) ?? 'other';
  return (
    <>
      <MethodPicker />
      <p className="capture-quiet">{t(`patrol.capture.hint.${isFree ? 'vertices' : outline.method}`)}</p>
      {!isFree && outline.method === 'box' && <BoxControls />}
      {!isFree && outline.method === 'stand' && <StandControls />}
      {!isFree && outline.method === 'walk' && <WalkControls />}
      <OutlineActions />
      {refusal && (
        <p className="capture-warning" role="alert">
          {t(`patrol.capture.refusal.${known}`)}
        </p>
      )}
      {!reshapedBy(draft.madeFor) && (capturedShape('building', state) !== null || draft.subject === 'land') && (
        <ChipGroup
          label={t('patrol.capture.subject.label')}
          options={SUBJECTS.map((value) => ({ value, text: t(`patrol.capture.subject.${value}`) }))}
          value={draft.subject}
          onChange={takeSubject}
        />
      )}
      {draft.subject === 'land' && <p className="capture-quiet">{t('patrol.capture.subjectHint')}</p>}
    </>
  );
}

/** The bar at the foot covers what comes up behind it, in English up to the middle: the question stands at the top, its careful answer at the keyboard. */
function bringIntoView(question: HTMLElement | null): void {
  question?.scrollIntoView({ block: 'start' });
  question?.querySelector('button')?.focus({ preventScroll: true });
}

function OutlineActions() {
  const { t } = useTranslation();
  const map = usePatrolMap();
  const state = useCapture();
  const photos = usePhotos((s) => s.shots.length);
  const [asking, setAsking] = useState(false);
  const { draft, past, chosen } = state;
  if (!draft) return null;
  const outline = outlineOf(draft);
  const step = (one: Parameters<typeof stepOutline>[0]) => stepOutline(one, map?.metresPerPixel() ?? 1);
  const drop = () => {
    void abandonReport();
    usePatrolScreen.getState().open('home');
  };
  if (asking) {
    return (
      <div className="capture-ask" role="alertdialog" aria-label={t('patrol.capture.drop')} ref={bringIntoView}>
        <p>{t('patrol.capture.dropAsk', { count: photos })}</p>
        <div className="capture-row">
          <button type="button" className="capture-button" onClick={() => setAsking(false)}>
            {t('patrol.capture.dropNo')}
          </button>
          <button type="button" className="capture-button" onClick={drop}>
            {t('patrol.capture.dropYes')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div className="capture-row">
      <button type="button" className="capture-button" disabled={past.length === 0} onClick={takeBackCapture}>
        <IconArrowBackUp size={20} aria-hidden />
        {t('patrol.capture.undo')}
      </button>
      {outline.stroke.length > 2 && (
        <button type="button" className="capture-button" onClick={() => step({ do: 'close' })}>
          <IconPolygon size={20} aria-hidden />
          {t('patrol.capture.close')}
        </button>
      )}
      {(outline.box || outline.stands.length > 2) && (
        <button type="button" className="capture-button" onClick={editVertices}>
          <IconPolygon size={20} aria-hidden />
          {t('patrol.capture.edit')}
        </button>
      )}
      {chosen && (
        <button type="button" className="capture-button" onClick={() => step({ do: 'remove', vertex: chosen })}>
          <IconX size={20} aria-hidden />
          {t('patrol.capture.removeVertex')}
        </button>
      )}
      {(hasCaptured(state) || photos > 0) && (
        <button type="button" className="capture-button" onClick={() => setAsking(true)}>
          <IconTrash size={20} aria-hidden />
          {t('patrol.capture.drop')}
        </button>
      )}
    </div>
  );
}
