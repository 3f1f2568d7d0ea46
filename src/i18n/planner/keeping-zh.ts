export const keepingZh = {
  title: '保存',
};
