import { IconExternalLink, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { TourStop } from '../../../core/register/tour.ts';

interface NotesPanelProps {
  readonly stop: TourStop;
  readonly next: TourStop | undefined;
  readonly place: string;
  onClose(): void;
}

/** What the speaker wrote for himself, beside the map or in a window of its own that lies on the other screen. */
export function NotesPanel({ stop, next, place, onClose }: NotesPanelProps) {
  const { t } = useTranslation();
  const [other, setOther] = useState<Window | null>(null);
  useEffect(() => {
    if (!other) return;
    const ended = () => setOther(null);
    other.addEventListener('pagehide', ended);
    return () => {
      other.removeEventListener('pagehide', ended);
      other.close();
    };
  }, [other]);
  const words = (
    <>
      <p className="notes__place">
        {place} · <bdi>{stop.title}</bdi>
      </p>
      <p className="notes__text" dir="auto">
        {stop.notes === '' ? t('tour.controls.noNotes') : stop.notes}
      </p>
      {next && <p className="notes__place">{t('tour.controls.nextUp', { title: next.title })}</p>}
    </>
  );
  if (other)
    return createPortal(
      <>
        <title>{t('tour.controls.notes')}</title>
        {words}
      </>,
      other.document.body,
    );
  return (
    <aside className="notes" aria-label={t('tour.controls.notes')}>
      <div className="notes__tools">
        <button
          type="button"
          aria-label={t('tour.controls.notesWindow')}
          title={t('tour.controls.notesWindow')}
          onClick={() => setOther(window.open('', 'chidu-notes', 'popup,width=640,height=480'))}
        >
          <IconExternalLink size={20} aria-hidden />
        </button>
        <button type="button" aria-label={t('tour.close')} onClick={onClose}>
          <IconX size={20} aria-hidden />
        </button>
      </div>
      {words}
    </aside>
  );
}
