import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { guideAddress } from '../../../i18n/guide-address.ts';
import { useView } from '../../../state/view.ts';

/** The way to the guide: to what it says of the panel that is open. In a tab of its own, so that nothing under way is left. */
export function HelpItem() {
  const { t, i18n } = useTranslation();
  const panel = useView((s) => s.panel);
  return (
    <Menu.Item
      component="a"
      href={guideAddress(i18n.language, 'planner', panel ?? undefined)}
      target="_blank"
      rel="noopener"
      aria-label={t('app.helpAway')}
    >
      {t('app.help')}
    </Menu.Item>
  );
}
