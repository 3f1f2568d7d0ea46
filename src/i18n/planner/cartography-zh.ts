export const cartographyZh = {
  title: '地图',
};
