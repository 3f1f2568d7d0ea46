/** The frame of the leader's screen: district, day, what is known, for whom. */
export const leaderScreenZh = {
  views: { label: '视图', live: '现在', board: '晒比', compare: '对比', tour: '巡览', charts: '图表', print: '打印' },
  knownAt: '依据第 {{seq}} 条记录',
  knownNow: '依据全部 {{seq}} 条记录',
  knowAll: '看全部记录',
  audience: '对象',
  audiences: { planner: '规划内部', leader: '领导', public: '公众' },
  audienceHints: {
    planner: '全部数字。',
    leader: '统计数字；不足 {{count}} 户的单元不显示。',
    public: '仅统计数字；不足 {{count}} 户的单元不显示。',
  },
  kept: '本机保存的区县',
  link: {
    'district-missing': '链接里的区县不在本机；请先打开它的区县文件。',
    'day-ahead': '链接里的日期 {{on}} 晚于最新记录 {{lastOn}}，已改看最新。',
    'parts-unread': '链接里有看不懂的部分，已略去：{{parts}}',
  },
};
