import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../core/register/ports.ts';
import { shownDay, useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';

/** Says that a list or a file is judged as of today while the map looks at another day; one click brings both together. */
export function JudgedDay({ day }: { day: Day }) {
  const { t } = useTranslation();
  const { on, look } = useView();
  const shown = useSession((s) => shownDay(on, s.summary));
  if (day === shown || shown === '') return null;
  return (
    <p className="judged-day" role="note">
      <span>{t('day.judged', { day, shown })}</span>
      <Button variant="default" size="compact-sm" onClick={() => look(day)}>
        {t('day.bringTogether', { day })}
      </Button>
    </p>
  );
}
