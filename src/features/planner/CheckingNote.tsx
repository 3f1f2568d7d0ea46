import { useTranslation } from 'react-i18next';
import { useSession } from '../../state/session.ts';
import './checking-note.css';

/** The map stands already; says quietly what its figures still wait for. */
export function CheckingNote() {
  const { t } = useTranslation();
  const checking = useSession((s) => s.checking);
  if (!checking) return null;
  const { phase, done, total } = checking;
  return (
    <p className="checking-note figures" role="status">
      {t(`phase.${phase}`, { defaultValue: t('phase.working') })}
      {total > 0 && <small aria-hidden>{Math.floor((100 * done) / total)} %</small>}
    </p>
  );
}
