import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDayMoved } from '../../../state/day-moved.ts';
import { useView } from '../../../state/view.ts';

const NOTICE = 'day-moved';

/** Says that a record moved the day looked at, and offers the way back. */
export function useTellDayMoved(): void {
  const { t } = useTranslation();
  const { from, to, times } = useDayMoved();
  useEffect(() => {
    if (times === 0) return;
    const back = () => {
      useView.getState().look(from);
      notifications.hide(NOTICE);
    };
    notifications.hide(NOTICE);
    notifications.show({
      id: NOTICE,
      message: (
        <span className="day-moved">
          {t('day.moved', { from, to })}
          <Button variant="default" size="compact-sm" onClick={back}>
            {t('day.stay', { day: from })}
          </Button>
        </span>
      ),
      autoClose: 12_000,
      closeButtonProps: { 'aria-label': t('app.close') },
    });
  }, [from, to, times, t]);
}
