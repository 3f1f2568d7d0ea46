/** Why something brought from the field is refused. */
export const fieldZh = {
  error: {
    'patrol-exists': '这次巡查已经登记过了。',
    'patrol-unknown': '没有这次巡查，可能已被撤回。',
    'track-empty': '轨迹里没有一个定位点，没有可登记的内容。',
    'track-backwards': '第 {{fix}} 个定位点的时间早于前一个，或不在巡查起止时间之内：请检查轨迹文件的时间。',
    'fix-invalid': '第 {{fix}} 个定位点不在地球上，或精度不是有效数字：请检查轨迹文件。',
    'photo-exists': '这张照片已经附过了。',
    'photo-empty': '照片文件是空的，没有保存：请重新拍摄。',
    'visit-outcome-unknown': '不认识的现场结果“{{outcome}}”。',
    'task-not-reached': '没有到现场，不能算办结：任务仍未办结，请改日再去或请派任务的人改派。',
    'photo-unknown': '没有这张照片，可能已被撤回。',
  },
};
