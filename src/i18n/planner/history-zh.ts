export const historyZh = {
  title: '变更记录',
};
