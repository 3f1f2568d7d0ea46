/** Why a step is refused by a rule about land, money or objections. */
export const blockingZh = {
  error: {
    'objection-open':
      '{{receivedOn}} 收到的异议还没有答复：请先答复并登记结果，再登记这一环节（国有土地上房屋征收与补偿条例 第26、27条；土地管理法实施条例 第28、32条）。',
    'deposit-unproven': '按补偿决定办理的，拨付应为专户存储：请填写存储凭证（国有土地上房屋征收与补偿条例 第28条）。',
    'vacating-by-decision-alone':
      '只有补偿决定不能登记腾空：须有其后签订的协议、自愿腾空的记录或法院裁定，请写入凭证（国有土地上房屋征收与补偿条例 第27、28条）。',
    'vacating-missing':
      '这个征收单元登记有房屋，还没有登记腾空：先登记腾空，再登记净地、交地（国有土地上房屋征收与补偿条例 第27条）。',
    'geometry-not-surveyed':
      '宗地界址不是实测（来源 {{origin}}，点位中误差 {{sigma_m}} m），不能作为签约、补偿决定或拨付的依据：请先导入实测界址。',
    'archive-lacks-papers': '归档要件不全：“{{step}}”等 {{count}} 步还缺文号或凭证。请先补记，再登记归档。',
    'fine-without-land': '罚款按占地面积计算，而这个案件还没有占地图形：请先测绘占地（土地管理法实施条例 第57条）。',
    'fine-out-of-range':
      '罚款 {{fine}} 元不合规定：占地 {{m2}} m²，应在 {{least}} 元到 {{most}} 元之间（每平方米 100 元以上 1000 元以下，土地管理法实施条例 第57条）。',
    'fine-not-surveyed':
      '罚款按占地面积计算，而占地界址不是实测（来源 {{origin}}，点位中误差 {{sigma_m}} m）：请先测绘占地（土地管理法实施条例 第57条）。',
    'double-compensation':
      '这块地有 {{m2}} m² 已于 {{paidOn}} 在“{{redLine}}”拨付补偿（征收单元 {{item}}），不能重复补偿：请先核对两条红线和宗地。',
    'item-repeated': '这宗地在这条红线内已有征收单元（{{item}}）：请在那个单元里登记，同一块地不重复补偿。',
    'parcel-unplaced': '地图上没有这宗地（{{parcel}}），无从核对是否已补偿：请先导入宗地再登记拨付。',
    'item-outside-red-line':
      '宗地（{{land}}）在红线“{{redLine}}”内的面积为 {{m2}} m²，不能拨付：请核对征收单元所填的宗地和红线；红线已调整的，先登记调整。',
    'track-retained': '轨迹点保存 {{days}} 天，这次巡查的到 {{notBefore}} 才能删除。',
    'track-erased': '这次巡查的轨迹点已按期限删除，不能恢复，也不能再删一次。',
    'track-reach-differs': '覆盖的距离或精度规定刚刚改过：请重新删除，按现在的规定记下看过哪里。',
    'setting-out-of-range': '设置“{{field}}”的值 {{found}} 不能采用：应在 {{least}} 到 {{most}} 之间，否则核查规则失去意义。',
    'setting-below-law': '设置“{{field}}”不能低于法律的要求：应为 {{least}}（不能更低），填写的是 {{found}}（{{article}}）。',
    'setting-unknown': '设置“{{field}}”没有“{{found}}”这个值，请从列表中选择。',
    'setting-not-retroactive': '催告时机只能从 {{notBefore}} 起改变，不能追溯到 {{fromOn}}：以前办的步骤按当时的规则判断。',
    'setting-needed': '设置“{{field}}”不能缺少：没有它，面积和期限无从计算。',
    'setting-malformed': '设置“{{field}}”的内容（{{found}}）不能采用，请核对后重新填写。',
    'plane-fixed': '区县的投影面在建立时确定，不能再改：所有图层都以它的毫米坐标保存。',
    'parcel-not-in-layer': '图层“{{layer}}”里没有这宗地（{{parcel}}），不能给它登记新的界址：请先导入含有这宗地的图层。',
    'time-zone-unknown': '没有“{{found}}”这个时区。',
    'compensated-land': '这块地有 {{m2}} m² 属于已补偿土地（{{land}}），不能重复补偿：请先核对已补偿图层。',
  },
};
