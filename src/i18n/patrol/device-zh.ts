export const deviceZh = {
  title: '本机',
};
