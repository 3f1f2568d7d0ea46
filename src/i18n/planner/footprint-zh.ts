export const footprintZh = {
  title: '未化解面积',
};
