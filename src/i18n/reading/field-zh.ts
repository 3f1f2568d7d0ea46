/** Why something brought from the field is refused. */
export const fieldZh = {
  error: {
    'patrol-exists': '这次巡查已经登记过了。',
    'patrol-unknown': '没有这次巡查，可能已被撤回。',
    'track-empty': '轨迹里没有一个定位点，没有可登记的内容。',
    'track-backwards': '第 {{fix}} 个定位点的时间早于前一个，或不在巡查起止时间之内：请检查轨迹文件的时间。',
    'fix-invalid': '第 {{fix}} 个定位点不在地球上，或精度不是有效数字：请检查轨迹文件。',
    'track-without-lines': '文件里没有轨迹。请选择记录了路线的 GPX、TCX 或 KML 文件。',
    'track-without-times':
      '文件里的 {{points}} 个点都没有时间，说不出何时看过哪里，不能作为巡查登记。请让那台设备连同时间一起导出。',
    'track-too-long':
      '其中一段有 {{fixes}} 个点，超过 {{limit}} 个，不像一次巡查，没有读入。请在导出的程序里按天分开，或降低记录频率。',
    'track-in-future': '文件里的点都在今后：请检查那台设备的时钟。',
    'corner-missing': '地图中心 30 米内没有界址点。请把地图移到认得准的那个角上。',
    'coordinates-unreadable': '看不懂这个坐标。请写成“34.123456, 117.123456”，或 X、Y 两个数。',
    'position-too-poor': '现在的位置差于 {{limit}} 米，或还没有位置，比不出结果。请到空旷处等一等再比。',
    'picture-unreadable': '第 {{n}} 张图片不是完好的 JPEG、PNG 或 WebP，没有放进快照。',
    'snapshot-unknown': '没有这份快照，可能已被撤回。',
    'tour-unknown': '没有这份巡览，可能已被撤回。',
    'title-missing': '请写上标题。',
    'photo-exists': '这张照片已经附过了。',
    'photo-empty': '照片文件是空的，没有保存：请重新拍摄。',
    'visit-outcome-unknown': '不认识的现场结果“{{outcome}}”。',
    'task-not-reached': '没有到现场，不能算办结：任务仍未办结，请改日再去或请派任务的人改派。',
    'photo-unknown': '没有这张照片，可能已被撤回。',
  },
};
