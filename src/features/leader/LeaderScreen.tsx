import { notifications } from '@mantine/notifications';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../i18n/create-i18n.ts';
import { LEADER_VIEWS, useLeaderScreen } from '../../state/leader/screen.ts';
import { useLink } from '../../state/link-problem.ts';
import { useSession } from '../../state/session.ts';
import { useSync } from '../../state/sync-state.ts';
import { ViewTabs } from '../../ui/ViewTabs.tsx';
import { OpeningCover } from '../district-map/OpeningCover.tsx';
import { PhaseProgress } from '../district-map/PhaseProgress.tsx';
import './leader.css';
import { LeaderBar } from './LeaderBar.tsx';
import { VIEWS } from './views.ts';

/** The leader's screen: one view at a time over the whole page, below a bar that says of what, of when and for whom. */
export function LeaderScreen({ onLocale }: { onLocale(locale: Locale): void }) {
  const { t } = useTranslation();
  const wanted = useLeaderScreen((s) => s.view);
  const { open } = useLeaderScreen.getState();
  const phase = useSession((s) => s.phase);
  const hasDistrict = useSession((s) => s.summary !== null);
  const checking = useSession((s) => s.checking);
  const isLeader = useSync((s) => s.login?.role === 'leader');
  useTellLinkProblems();
  const shown = LEADER_VIEWS.filter((one) => VIEWS[one] && (one === 'live' ? isLeader : hasDistrict || !isLeader));
  const view = shown.includes(wanted) ? wanted : shown[0];
  const View = VIEWS[view];
  return (
    <div className="leader" data-view={view}>
      <LeaderBar view={view} onLocale={onLocale} />
      {shown.length > 1 && (
        <ViewTabs
          className="leader__views"
          label={t('leader.views.label')}
          views={shown}
          shown={view}
          nameOf={(one) => t(`leader.views.${one}`)}
          onOpen={open}
        />
      )}
      <main className="leader__view">
        {checking && view !== 'live' && (
          <div className="leader__checking">
            <PhaseProgress title={t('district.opening')} progress={checking} />
          </div>
        )}
        {(view === 'live' || (hasDistrict && !checking)) && View && (
          <Suspense>
            <View />
          </Suspense>
        )}
      </main>
      {phase.at !== 'ready' && !(view === 'live' && phase.at !== 'failed') && <OpeningCover />}
    </div>
  );
}

function useTellLinkProblems(): void {
  const { t } = useTranslation();
  const problem = useLink((s) => s.problem);
  useEffect(() => {
    if (!problem) return;
    const message =
      problem.code === 'parts-unread'
        ? t('leader.link.parts-unread', { parts: problem.parts.join(', ') })
        : t(`leader.link.${problem.code}`, { ...problem });
    notifications.show({ color: 'orange', autoClose: 20_000, message });
  }, [problem, t]);
}
