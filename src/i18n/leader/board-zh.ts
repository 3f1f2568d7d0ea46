/** The board (晒比): who stands where at a week's end. */
export const boardZh = {
  title: '晒比',
  week: '截至 {{day}}',
  rank: '名次',
  unit: '片区',
  unresolved: '未化解 (亩)',
  noUnits: '没有可排名的片区：区县设置里还没有片区，或没有征收单元。',
};
