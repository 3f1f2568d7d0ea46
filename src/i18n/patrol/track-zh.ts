export const trackZh = {
  title: '巡查',
};
