/** Words of bringing in a track file: they come with those of its readers. */
export const trackImportZh = {
  title: '导入轨迹文件',
  why: '别的设备记的 GPX（也可 TCX、KML）。没有时间的点不收。',
  choose: '选择文件',
  accuracy: '那台设备的精度',
  metres: '±{{metres}} 米',
  system: '文件的坐标（地图应用导出的多有偏移）',
  systems: { 'WGS 84': 'WGS 84 / CGCS2000', 'GCJ-02': 'GCJ-02（高德、腾讯）', 'BD-09': 'BD-09（百度）' },
  reading: '正在读取…',
  walk: '{{on}} {{from}}–{{to}}',
  length: '文件 {{recorded}}，算作 {{counted}}，{{gaps}} 处断开',
  least: '扣除定位飘动至少 {{length}}',
  known: '已登记过',
  elsewhere: '不在本区县',
  untimed: '{{count}} 个点没有时间，未收。',
  future: '{{count}} 个点的时间还没到，未收。',
  unplaced: '{{count}} 个点没有可读的位置，未收。',
  alone: '{{count}} 段只有一个点，未收。',
  overlapping: '{{count}} 个点与另一条轨迹同时，未收。',
  reordered: '{{count}} 个点按时间重新排过。',
  record: '登记 {{count}} 次巡查',
  nothing: '没有可登记的。',
  saved: '{{file}}：已登记 {{count}} 次巡查。',
  close: '关闭',
};

/** Words of comparing this device's position with a known point, below them on the same sheet. */
export const knownPointZh = {
  title: '核对已知点',
  why: '站到一个认得准的界址点上比一比，能看出手机位置有没有被偏移（GCJ-02）。',
  fromMap: '取地图中心旁的界址点',
  typed: '坐标（经纬度或 X、Y）',
  take: '用这个坐标',
  chosen: '{{label}} 的角点',
  compare: '我站在这里，比一比',
  agrees: '相符：相差 {{off}} 米。',
  'shifted-gcj02':
    '位置被偏移了 {{off}} 米，偏法与地图服务（GCJ-02）一致。请关掉改位置的应用或换一台手机；这样记的轨迹不算看过。',
  off: '相差 {{off}} 米，比定位精度大得多。请确认站对了点；这样记的轨迹不算看过。',
  again: '重新核对',
};
