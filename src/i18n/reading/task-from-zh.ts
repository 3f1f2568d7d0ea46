/** Why a task was given. */
export const taskFromZh = {
  patch: '图斑核查',
  complaint: '举报投诉',
  overdue: '逾期督办',
  're-check': '核实复查',
  finding: '问题',
  objection: '异议答复',
  other: '其他',
};
