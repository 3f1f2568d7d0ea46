export const bulkZh = {
  title: '批量登记节点',
};
