/** Rules by their code: what each is called, what it found in the case at hand, and what to do about it. */
export const rulesZh: Readonly<Record<string, { readonly name: string; readonly found: string; readonly todo: string }>> = {
  'milestone-order': {
    name: '环节顺序',
    found: '{{on}} 登记的“{{kind}}”之前没有“{{needs}}”。',
    todo: '补登前面的环节，或撤回登记有误的环节。',
  },
  'deposit-unproven': {
    name: '存储凭证缺失',
    found: '按补偿决定办理，{{on}} 的拨付没有专户存储凭证。',
    todo: '撤回后连同存储凭证重新登记。',
  },
  'vacated-by-decision-alone': {
    name: '仅凭决定腾空',
    found: '{{on}} 登记的腾空只有补偿决定，没有其后的协议、自愿腾空记录或法院裁定。',
    todo: '补充凭证后重新登记；没有凭证的，撤回这一环节。',
  },
  'decision-after-agreement': {
    name: '已签约又作补偿决定',
    found: '{{signedOn}} 已签约，{{on}} 又作出补偿决定。',
    todo: '核实后撤回登记有误的一项。',
  },
  'demolition-overdue': {
    name: '拨付后逾期未拆',
    found: '{{paidOn}} 拨付，应在 {{until}} 前拆除。',
    todo: '核实现场，登记腾空和拆除。',
  },
  'objection-open': {
    name: '异议未答复即办理',
    found: '{{on}} 办理“{{kind}}”时，{{receivedOn}} 收到的异议还没有答复。',
    todo: '答复异议并登记结果；环节登记有误的，撤回。',
  },
  'objection-unanswered': { name: '异议逾期未答复', found: '异议应在 {{until}} 前答复。', todo: '答复并登记结果。' },
  'archive-incomplete': { name: '档案不齐', found: '缺少 {{count}} 项应有的文书或凭证。', todo: '补登文号和凭证。' },
  'double-compensation': {
    name: '重复补偿',
    found: '{{m2}} m² 土地补偿了两次。',
    todo: '核对两个征收单元的宗地和红线，追回或更正。',
  },
  'compensated-already': {
    name: '土地已补偿',
    found: '{{m2}} m² 土地已经补偿，不能再拨付。',
    todo: '拨付前核对，并从征收单元中剔除。',
  },
  'item-repeated': {
    name: '同一宗地重复立项',
    found: '这宗地在同一条红线内立了两个征收单元，其中 {{count}} 个已拨付。',
    todo: '核对后撤回重复的征收单元；已重复拨付的，追回。',
  },
  'parcel-unplaced': {
    name: '宗地不在图层中',
    found: '没有任何图层含有宗地 {{parcel}}，面积和重复补偿都无从核对。',
    todo: '导入这宗地所在的图层，或者更正记录。',
  },
  'geometry-not-surveyed': {
    name: '界址未实测',
    found: '{{on}} 的“{{kind}}”以未实测的界址为依据（来源 {{origin}}）。',
    todo: '测绘并导入实测界址。',
  },
  'fine-not-surveyed': { name: '罚款占地未实测', found: '{{on}} 的罚款以未实测的占地为依据。', todo: '测绘占地，复核罚款。' },
  'unit-missing': { name: '所在村镇不明', found: '登记的村镇不在行政区划中。', todo: '更正所在村镇。' },
  'unit-other': { name: '村镇与位置不符', found: '宗地位置不在登记的村镇内。', todo: '核对宗地位置和所在村镇。' },
  'red-lines-overlap': { name: '红线重叠', found: '两条红线重叠 {{m2}} m²。', todo: '核对批准文件，调整红线。' },
  'stated-area-deviates': {
    name: '证载面积不符',
    found: '证载 {{stated_m2}} m²，计算 {{computed_m2}} m²，相差 {{percent}}%（{{cause}}）。',
    todo: '核对证书和界址；两个面积并列保留。',
  },
  'freeze-after': { name: '冻结日后建设', found: '有证据表明建于冻结日（{{freezeOn}}）之后。', todo: '核实后不计入补偿。' },
  'freeze-unproven': {
    name: '建设时间待核实',
    found: '{{seenOn}} 首次发现，缺少冻结日（{{freezeOn}}）当日或之后尚不存在的证据。',
    todo: '查找影像等证据；未查明前不作违建处理。',
  },
  'paid-outside-red-line': {
    name: '红线外拨付',
    found: '{{on}} 拨付时，宗地在红线内的面积为 0 m²。',
    todo: '核对宗地和红线；登记有误的，撤回拨付；款项确已付出的，追回或更正。',
  },
  'build-after-payment': {
    name: '拨付后新建',
    found: '压占 {{paidOn}} 已拨付补偿的土地 {{m2}} m²，证据表明建于其后。',
    todo: '到现场核实；补偿款已付，不再补偿。',
  },
  'build-after-payment-unproven': {
    name: '是否拨付后新建待核实',
    found: '压占 {{paidOn}} 已拨付补偿的土地 {{m2}} m²；{{seenOn}} 首次发现，缺少拨付日及以后不存在的证据。',
    todo: '查找影像资料；未经证实的，不作违法认定。',
  },
  'build-beyond-permit': {
    name: '超出许可范围',
    found: '有 {{m2}} m² 在许可范围以外（许可内 {{permitted_m2}} m²）。',
    todo: '核对许可资料和实测范围，核实。',
  },
  'build-on-compensated': { name: '已补偿土地上有建筑', found: '压占已补偿土地 {{m2}} m²。', todo: '到现场核实。' },
  'build-still-on-record': {
    name: '已拆除仍有图形',
    found: '案件记录 {{downOn}} 已拆除，图上仍是拆除前的整个图形。',
    todo: '到现场复核，登记“现场已无建筑”或余下部分的图形。',
  },
  'case-before-build': {
    name: '建档早于发现',
    found: '案件 {{begunOn}} 建档，所涉建筑 {{seenOn}} 才首次发现。',
    todo: '核对建档日和首次发现日，更正有误的一个。',
  },
  'build-without-permit': {
    name: '未见许可',
    found: '许可图层覆盖这里，其中没有这处建筑的许可，也没有案件。',
    todo: '查找许可资料，核实。',
  },
  'duplicate-sighting': {
    name: '疑为同一建筑',
    found: '两处发现重叠 {{m2}} m²，占较小者 {{percent}}%。',
    todo: '确认后关联为同一建筑。',
  },
  'enforced-too-early': {
    name: '强制拆除过早',
    found: '{{on}} 强制拆除时，期限至 {{until}} 还未届满。',
    todo: '立即报告法制机构；登记有误的，撤回。',
  },
  'step-not-permitted': {
    name: '步骤不合程序',
    found: '{{on}} 的“{{step}}”当时依法还不能办理。',
    todo: '核对文书和送达；登记有误的，撤回。',
  },
  'case-decision-due': { name: '决定逾期', found: '应在 {{until}} 前作出决定。', todo: '作出决定，或记录中止、延期的依据。' },
  'case-service-due': { name: '送达逾期', found: '应在 {{until}} 前送达。', todo: '送达并登记凭证。' },
  'case-court-application-due': { name: '申请法院逾期', found: '应在 {{until}} 前申请法院强制执行。', todo: '报法制机构处理。' },
  'patch-unbalanced': { name: '图斑面积不平衡', found: '图斑卡片上的地类面积相互不平衡。', todo: '核对图斑卡片。' },
  'patches-not-received': {
    name: '图斑尚未接收',
    found: '图层“{{layer}}”共 {{count}} 个图斑，{{waiting}} 个尚未接收，未参加核查。',
    todo: '在工作台接收图斑，登记来源、时相和答复期限。',
  },
  'patch-unanswered': { name: '图斑逾期未答复', found: '应在 {{until}} 前答复。', todo: '到现场核实并答复。' },
  'patch-area-deviates': {
    name: '图斑面积不符',
    found: '卡片 {{stated_m2}} m²，计算 {{computed_m2}} m²。',
    todo: '核对图斑卡片和图形。',
  },
  'photo-contradicts': {
    name: '照片与记录不符',
    found: '{{contradictions}}。',
    todo: '核对照片的拍摄地点和时间；原件与封存信息不变。说明清楚的，可认可这一项。',
  },
  'task-overdue': { name: '任务逾期', found: '{{assignee}} 应在 {{until}} 前办结。', todo: '办结并登记结果，或重新安排。' },
};
