import { Menu } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * The way to the team's page, in a menu, where the page comes from a team's server. Whether it does is asked when the menu is first
 * opened, and what asks is fetched then: a page that works alone asks nothing while it loads.
 */
export function TeamItem() {
  const { t } = useTranslation();
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    let isShown = true;
    import('../../state/team/find-team.ts')
      .then(async ({ lookForTeam, useTeamPresence }) => {
        await lookForTeam();
        const { at } = useTeamPresence.getState().presence;
        if (isShown) setThere(at === 'there' || at === 'starting');
      })
      // The file is not here without a network; neither is the team then.
      .catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, []);
  if (!isThere) return null;
  return (
    <Menu.Item component="a" href="/team">
      {t('app.toTeam')}
    </Menu.Item>
  );
}
