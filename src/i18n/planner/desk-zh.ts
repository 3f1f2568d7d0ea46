export const deskZh = {
  title: '工作清单',
};
