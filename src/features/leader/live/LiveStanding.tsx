import { useTranslation } from 'react-i18next';
import { useLive } from '../../../state/leader/live.ts';

/** Of which day the live figures are, and by how many records; said aloud when they move. */
export function LiveStanding() {
  const { t, i18n } = useTranslation();
  const { snapshot, moved } = useLive();
  if (!snapshot) return <span className="leader-bar__known" />;
  const seq = snapshot.knownAt.seq.toLocaleString(i18n.language);
  return (
    <span className="leader-bar__known">
      {t('live.known', { day: snapshot.asOf, seq })}
      <span className="visually-hidden" role="status">
        {moved.size > 0 && t('live.told', { seq })}
      </span>
    </span>
  );
}
