export const editingZh = {
  title: '绘制',
};
