import { useTranslation } from 'react-i18next';
import type { Note } from '../../../workers/engine-api.ts';
import { describeNote } from '../../../i18n/describe-error.ts';

/** What a reader or admission dropped, guessed or repaired. */
export function NoteList({ notes }: { notes: readonly Note[] }) {
  const { t, i18n } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <details className="notes" open={notes.length < 6}>
      <summary>{t('import.notes')}</summary>
      <ul>
        {notes.map((note) => (
          <li key={note.code}>{describeNote(i18n, note)}</li>
        ))}
      </ul>
    </details>
  );
}
