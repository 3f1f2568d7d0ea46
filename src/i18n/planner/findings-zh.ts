export const findingsZh = {
  title: '冲突与问题',
};
