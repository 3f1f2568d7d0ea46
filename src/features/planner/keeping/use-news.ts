import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../state/session.ts';
import { useKeepingText } from './KeepingMark.tsx';

const NOTICE = 'news';
const NOT_KEPT = 'not-kept';
/** These have a place of their own: the dialog of a full disk, the sign in the bar. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['store-full', 'store-unavailable']);

/** Says what other tabs recorded, whenever it was taken in, and that what is shown is not what is kept: a file that contradicts the record, or was altered. */
export function useNews(): void {
  const { t } = useTranslation();
  const news = useSession((s) => s.news);
  const keeping = useSession((s) => s.keeping);
  const keepingText = useKeepingText();
  const isAlarm = keeping.state === 'not-kept' && !SAID_ELSEWHERE.has(keeping.error.code);
  useEffect(() => {
    if (!isAlarm) {
      notifications.hide(NOT_KEPT);
      return;
    }
    const closeButtonProps = { 'aria-label': t('app.close') };
    notifications.show({ id: NOT_KEPT, color: 'orange', message: keepingText, autoClose: false, closeButtonProps });
  }, [isAlarm, keepingText, t]);
  useEffect(() => {
    if (news.times === 0) return;
    notifications.hide(NOTICE);
    notifications.show({ id: NOTICE, message: t('keeping.news', { count: news.count }), autoClose: 6000 });
  }, [news, t]);
}
