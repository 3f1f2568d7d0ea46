import type { LeaderTexts } from '../leader-zh.ts';

export const leaderScreenEn: LeaderTexts['leader'] = {
  views: { label: 'Views', live: 'Now', board: 'Board', compare: 'Compare', tour: 'Tour', charts: 'Charts', print: 'Print' },
  knownAt: 'By the first {{seq}} records',
  knownNow: 'By all {{seq}} records',
  knowAll: 'Use all records',
  audience: 'For',
  audiences: { planner: 'Planners', leader: 'Leaders', public: 'The public' },
  audienceHints: {
    planner: 'All figures.',
    leader: 'Statistics; cells of fewer than {{count}} households are not shown.',
    public: 'Statistics only; cells of fewer than {{count}} households are not shown.',
  },
  kept: 'Districts on this device',
  link: {
    'district-missing': 'The district of this link is not on this device; open its district file first.',
    'day-ahead': 'The day of this link, {{on}}, is after the latest record of {{lastOn}}: the latest is shown.',
    'parts-unread': 'Parts of this link were not understood and left out: {{parts}}',
  },
};
