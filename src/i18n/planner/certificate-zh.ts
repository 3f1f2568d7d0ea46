/** The area certificate. */
export const certificateZh = {
  title: '面积计算书',
};
