import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { guideAddress } from '../../../i18n/guide-address.ts';
import { useView } from '../../../state/view.ts';
import { guideSection } from './guide-section.ts';

/** The way to the guide: to what it says of what lies open. In a tab of its own, so that nothing under way is left. */
export function HelpItem() {
  const { t, i18n } = useTranslation();
  const section = useView(guideSection);
  return (
    <Menu.Item
      component="a"
      href={guideAddress(i18n.language, 'planner', section)}
      target="_blank"
      rel="noopener"
      aria-label={t('app.helpAway')}
    >
      {t('app.help')}
    </Menu.Item>
  );
}
