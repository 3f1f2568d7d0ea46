/** The patrol's screen on a phone. */
export const patrolZh = {
  mark: '标记',
  sheet: { label: '巡查', peek: '收起', half: '一半', full: '全部' },
};
