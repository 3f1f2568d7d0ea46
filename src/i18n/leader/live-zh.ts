/** The team's district as it stands, as leaders are given it. */
export const liveZh = {
  title: '全区现在',
  now: '实时',
  waiting: '正在向服务器要数字',
  late: '联系不上服务器，仍是 {{time}} 的数字；恢复联系后自动更新。',
  lateNever: '联系不上服务器，恢复联系后自动显示。',
  logIn: '登录已结束。请重新登录，数字才会更新。',
  toLogin: '登录',
  known: '截至 {{day}} · 依据第 {{seq}} 条记录',
  told: '数字已更新，依据第 {{seq}} 条记录',
  map: '全区地图：征收进度、红线和两违线索',
  mapFailed: '这台设备不能绘制地图；数字照常显示。',
  units: '各单位',
  unit: '单位',
  level: { zone: '片区', township: '镇办', village: '村居' },
  none: '这一级没有单位。',
  basis: '由服务器按领导口径给出：不含姓名、金额、举报人和轨迹；涉及 {{count}} 户以下的数字不显示。',
};
