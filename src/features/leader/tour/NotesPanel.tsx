import { IconExternalLink, IconX } from '@tabler/icons-react';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { TourStop } from '../../../core/register/tour.ts';
import { paperFont } from '../../../ui/paper-font.ts';
import './notes-panel.css';

interface NotesPanelProps {
  readonly stop: TourStop;
  readonly next: TourStop | undefined;
  readonly place: string;
  /** A key that was pressed in the window of the notes: the remote steers from there too. */
  onKey(event: KeyboardEvent): void;
  onClose(): void;
}

/** The window has no sheet of styles: it is read from a lectern, large and dark on light whatever the stage is. */
const WINDOW: Readonly<Record<'page' | 'place' | 'title' | 'text', CSSProperties>> = {
  page: { padding: '24px 32px', fontSize: 22, lineHeight: 1.6 },
  place: { margin: 0, color: '#67645d', fontSize: 17, fontVariantNumeric: 'tabular-nums' },
  title: { margin: '4px 0 16px', fontSize: 28, fontWeight: 600, lineHeight: 1.3 },
  text: { margin: '0 0 24px', whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
};

/** What the speaker wrote for himself, beside the map or in a window of its own that lies on the other screen. */
export function NotesPanel({ stop, next, place, onKey, onClose }: NotesPanelProps) {
  const { t, i18n } = useTranslation();
  const [other, setOther] = useState<Window | null>(null);
  const [isBlocked, setBlocked] = useState(false);
  const press = useRef(onKey);
  press.current = onKey;
  useEffect(() => {
    if (!other) return;
    const ended = () => setOther(null);
    const pressed = (event: KeyboardEvent) => press.current(event);
    other.addEventListener('pagehide', ended);
    other.addEventListener('keydown', pressed);
    return () => {
      other.removeEventListener('pagehide', ended);
      other.removeEventListener('keydown', pressed);
      other.close();
    };
  }, [other]);
  const notes = stop.notes === '' ? t('tour.controls.noNotes') : stop.notes;
  const open = () => {
    const opened = window.open('', 'chidu-notes', 'popup,width=720,height=540');
    setBlocked(opened === null);
    if (opened) {
      opened.document.documentElement.lang = i18n.language;
      opened.document.body.style.margin = '0';
    }
    setOther(opened);
  };
  if (other)
    return createPortal(
      <main style={{ ...WINDOW.page, fontFamily: paperFont(i18n.language) }}>
        <title>{t('tour.controls.notes')}</title>
        <p style={WINDOW.place}>{place}</p>
        <h1 style={WINDOW.title} dir="auto">
          {stop.title}
        </h1>
        <p style={WINDOW.text} dir="auto">
          {notes}
        </p>
        {next && <p style={WINDOW.place}>{t('tour.controls.nextUp', { title: next.title })}</p>}
      </main>,
      other.document.body,
    );
  return (
    <aside className="notes" aria-label={t('tour.controls.notes')}>
      <div className="notes__tools">
        <button type="button" aria-label={t('tour.controls.notesWindow')} title={t('tour.controls.notesWindow')} onClick={open}>
          <IconExternalLink size={20} aria-hidden />
        </button>
        <button type="button" aria-label={t('tour.close')} onClick={onClose}>
          <IconX size={20} aria-hidden />
        </button>
      </div>
      {isBlocked && <p className="notes__place">{t('tour.controls.windowBlocked')}</p>}
      <p className="notes__place">
        {place} · <bdi>{stop.title}</bdi>
      </p>
      <p className="notes__text" dir="auto">
        {notes}
      </p>
      {next && <p className="notes__place">{t('tour.controls.nextUp', { title: next.title })}</p>}
    </aside>
  );
}
