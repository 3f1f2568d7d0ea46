export const dayZh = {
  title: '今日',
};
