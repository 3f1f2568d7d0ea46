export const calendarZh = {
  missing: '本区县还没有 {{years}} 年的节假日安排',
  hint: '没有节假日安排时，工作日只按周一至周五推算，期限只能作参考，不可逆的步骤要等它。',
  copy: '采用国务院办公厅公布的安排',
  rules: '查看节假日设置',
  reason: '国务院办公厅关于 {{years}} 年节假日安排的通知',
};
