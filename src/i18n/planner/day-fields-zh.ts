/** Names of days that a refusal can be about, beside the day of effect, which is the shell's. */
export const dayFieldsZh = {
  seenOn: '发现日期',
  absentOn: '最后未见日期',
  dueOn: '办结期限',
  servedOn: '送达日',
  receivedOn: '收到日期',
  freezeOn: '冻结日',
  performBy: '履行期限',
  begunOn: '建档日',
  imagedOn: '影像日期',
  imagedBeforeOn: '前期影像日期',
  answerByOn: '答复期限',
  madeOn: '制作日期',
  expiresOn: '有效期至',
};
