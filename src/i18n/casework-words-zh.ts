/** Words of cases that a phone on patrol shows too: steps, results, and what stands for an article. */
export const caseWordsZh = {
  step: {
    verified: '核查',
    'stop-work-ordered': '责令停止',
    opened: '立案',
    notified: '告知',
    'hearing-requested': '要求听证',
    'hearing-held': '听证',
    'legally-reviewed': '法制审核',
    decided: '决定',
    'review-filed': '申请复议',
    'review-ended': '复议结束',
    'suit-filed': '起诉',
    'suit-ended': '诉讼结束',
    demanded: '催告',
    charged: '责成',
    'enforcement-decided': '强制执行决定',
    announced: '公告',
    'court-applied': '申请法院执行',
    'court-ruled': '法院裁定',
    'self-demolished': '自行拆除',
    rectified: '已整改',
    enforced: '强制拆除',
    rechecked: '复核',
    closed: '销号',
    suspended: '中止',
    resumed: '恢复',
    deferred: '困难缓办',
    settled: '和解',
    revoked: '撤销',
  },
  verification: {
    violation: '属于违法',
    'no-offence': '不属违法',
    'false-change': '伪变化',
    legal: '手续合法',
    transferred: '移送',
  },
  officeRules: '办案规程',
};

/** Where a task comes from. */
export const deskWordsZh = {
  from: {
    patch: '图斑核查',
    complaint: '举报投诉',
    overdue: '逾期督办',
    're-check': '核实复查',
    finding: '问题',
    objection: '异议答复',
    other: '其他',
  },
};
