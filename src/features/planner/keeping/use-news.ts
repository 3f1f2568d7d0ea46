import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../state/session.ts';

const NOTICE = 'news';

/** Says what other tabs recorded, whenever it was taken in. */
export function useNews(): void {
  const { t } = useTranslation();
  const news = useSession((s) => s.news);
  useEffect(() => {
    if (news.times === 0) return;
    notifications.hide(NOTICE);
    notifications.show({ id: NOTICE, message: t('keeping.news', { count: news.count }), autoClose: 6000 });
  }, [news, t]);
}
