import { useTranslation } from 'react-i18next';
import { useSession } from '../../state/session.ts';
import './checking-note.css';

/** The map stands already; says quietly what its figures still wait for. */
export function CheckingNote() {
  const { t } = useTranslation();
  const checking = useSession((s) => s.checking);
  if (!checking) return <SavingNote />;
  const { phase, done, total } = checking;
  return (
    <p className="checking-note figures" role="status">
      {t(`phase.${phase}`, { defaultValue: t('phase.working') })}
      {total > 0 && <small aria-hidden>{Math.floor((100 * done) / total)} %</small>}
    </p>
  );
}

/** A district on its way into the store for the first time: how far, until when it is not kept, and what becomes of steps meanwhile. */
function SavingNote() {
  const { t } = useTranslation();
  const percent = useSession((s) => (s.keeping.state === 'keeping' ? s.keeping.percent : undefined));
  if (percent === undefined) return null;
  return (
    <p className="checking-note checking-note--saving figures" role="status">
      {t('keeping.saving')}
      <small aria-hidden>{percent} %</small>
      <small>{t('keeping.notYet')}</small>
    </p>
  );
}
