export const inspectionZh = {
  title: '查询',
};
