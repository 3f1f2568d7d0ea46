export const viewsZh = {
  title: '视图',
};
