export const captureZh = {
  title: '标记',
};
