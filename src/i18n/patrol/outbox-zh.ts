export const outboxZh = {
  title: '上报',
};
