export const tablesZh = {
  title: '表格',
  drawer: '表格与进度',
  tab: { overlaps: '重叠', parcels: '宗地', 'red-lines': '红线', items: '征收单元', sightings: '巡查发现', footprint: '进度' },
};
