/**
 * Wording of papers, by track and kind, until an office sets its own. Title on the first line; `{{field}}` is filled from the case
 * (`core/report/notice`). Every paper names the facts, the rule, what is asked, and what the person concerned may do about it; the last
 * two lines are who issues it, where its seal belongs, and the day.
 */
export const noticeTemplatesZh: Record<string, string> = {
  'planning-stop-work': `责令停止建设通知书
{{office}}　{{documentNo}}
{{party}}：
经查，{{place}}处有在建的建（构）筑物（巡查编号 {{sightingNos}}），首次发现于{{seenOn}}，{{structure}}，{{floors}} 层，现为{{stage}}阶段，占地 {{footprint}}。现场未见建设工程规划许可证或乡村建设规划许可证。
依照《城乡规划法》第六十四条、第六十五条，现要求你（单位）自收到本通知书之日起立即停止建设，保持现状，并于五个工作日内携带土地、规划审批材料到本机关接受核查。
本通知书是制止措施，不是最终处理决定；是否违法、如何处理，以立案调查以后作出的决定为准。你（单位）对上述事实有不同意见的，可以当面或者书面提出，本机关应当听取并记录。
对本通知书不服的，可以自收到之日起六十日内向{{reviewBody}}申请行政复议，或者自收到之日起六个月内向{{court}}提起行政诉讼（《行政复议法》第二十条、《行政诉讼法》第四十六条）。
联系地址：{{officeAddress}}　电话：{{officePhone}}　承办人及执法证号：{{handlers}}
{{office}}（印章）
{{writtenOn}}`,
  'planning-notice': `行政处理事先告知书
{{office}}　{{documentNo}}
{{party}}：
关于{{place}}的建（构）筑物一案（案号 {{caseNo}}，{{openedOn}}立案），本机关已调查终结。现将拟作决定的内容、事实、理由和依据告知如下。
事实：该建（构）筑物位于宗地 {{parcels}}，{{structure}}，{{floors}} 层，用途为{{use}}，占地 {{footprint}}；首次发现于{{seenOn}}。未取得规划许可。
依据：《城乡规划法》第四十条、第四十一条、第六十四条、第六十五条。
拟作决定：{{proposed}}。
你（单位）有权在收到本告知书后向本机关陈述和申辩；提出的事实、理由和证据成立的，本机关应当采纳，不得因陈述申辩而加重处理（《行政处罚法》第四十五条）。
符合听证条件的，你（单位）可以在收到本告知书之日起五个工作日内要求举行听证，听证不收取费用（《行政处罚法》第六十三条、第六十四条）。期限届满以前，本机关不作决定。
联系地址：{{officeAddress}}　电话：{{officePhone}}　承办人及执法证号：{{handlers}}
{{office}}（印章）
{{writtenOn}}`,
  'planning-demand': `履行决定催告书
{{office}}　{{documentNo}}
{{party}}：
本机关于{{decisionOn}}作出的{{decisionNo}}决定已于{{decisionServedOn}}送达，要求履行的期限到{{decisionPerformBy}}为止。至今未见履行。
依照《行政强制法》第三十五条，现催告你（单位）至迟于{{performUntil}}（含当日）履行位于{{place}}的建（构）筑物一案的下列义务：{{ordered}}。完成后请告知本机关复核。
你（单位）收到本催告书后有权陈述和申辩，本机关应当充分听取、记录并复核；理由成立的，应当采纳（《行政强制法》第三十六条）。
对上述决定申请行政复议的期限到{{reviewUntil}}为止，提起行政诉讼的期限到{{suitUntil}}为止。期限届满以前，或者已经申请、起诉而尚无结果的，不得强制拆除（《行政强制法》第四十四条）。
联系地址：{{officeAddress}}　电话：{{officePhone}}　承办人及执法证号：{{handlers}}
{{office}}（印章）
{{writtenOn}}`,
  'planning-announcement': `限期自行拆除公告
{{office}}　{{documentNo}}
当事人：{{party}}
关于{{place}}的建（构）筑物（案号 {{caseNo}}），{{decisionOn}}作出的{{decisionNo}}决定已于{{decisionServedOn}}送达，{{demandNo}}催告书、{{enforcementNo}}强制执行决定也已依法作出。
依照《行政强制法》第四十四条，现公告：当事人应当至迟于{{performUntil}}（含当日）自行拆除。逾期不拆除，且在法定期限内既不申请行政复议也不提起诉讼的，由县级以上地方人民政府责成的部门依法强制拆除（《城乡规划法》第六十八条）。
对上述决定申请行政复议的期限到{{reviewUntil}}为止，提起行政诉讼的期限到{{suitUntil}}为止。期限届满以前，或者已经申请、起诉而尚无结果的，不得强制拆除。
强制拆除不在夜间、休息日和法定节假日进行，不以停止供水、供电、供热、供燃气或者中断道路通行的方式迫使当事人履行（《行政强制法》第四十三条）。
有不同意见的，可以向本机关陈述。
联系地址：{{officeAddress}}　电话：{{officePhone}}
{{office}}（印章）
{{writtenOn}}`,
  'land-stop-work': `责令停止违法用地行为通知书
{{office}}　{{documentNo}}
{{party}}：
经查，{{place}}处的土地（宗地 {{parcels}}）上有建（构）筑物正在施工或者新近建成（巡查编号 {{sightingNos}}），首次发现于{{seenOn}}，占用土地 {{occupiedLand}}，现为{{stage}}阶段。现场未见用地批准文件。
依照《土地管理法》第六十七条、第六十八条，现要求你（单位）自收到本通知书之日起停止占地和施工，保持现状，并于五个工作日内携带用地审批材料到本机关接受核查。
本通知书是制止措施，不是最终处理决定；是否违法、如何处理，以立案调查以后作出的决定为准。你（单位）对上述事实有不同意见的，可以当面或者书面提出，本机关应当听取并记录。
对本通知书不服的，可以自收到之日起六十日内向{{reviewBody}}申请行政复议，或者自收到之日起六个月内向{{court}}提起行政诉讼（《行政复议法》第二十条、《行政诉讼法》第四十六条）。
联系地址：{{officeAddress}}　电话：{{officePhone}}　承办人及执法证号：{{handlers}}
{{office}}（印章）
{{writtenOn}}`,
  'land-notice': `行政处罚告知书
{{office}}　{{documentNo}}
{{party}}：
关于{{place}}占用土地一案（案号 {{caseNo}}，{{openedOn}}立案），本机关已调查终结。现将拟作处罚的内容、事实、理由和依据告知如下。
事实：宗地 {{parcels}} 上的建（构）筑物占用土地 {{occupiedLand}}，其中建筑占地 {{footprint}}；首次发现于{{seenOn}}。未经批准。
依据：《土地管理法》第七十七条、第七十八条、第八十三条。处以罚款的，以实测的占用土地面积计算（《土地管理法实施条例》第五十七条），面积计算书随本告知书一并送达。
拟作处罚：{{proposed}}。
你（单位）有权在收到本告知书后向本机关陈述和申辩；提出的事实、理由和证据成立的，本机关应当采纳，不得因陈述申辩而加重处罚（《行政处罚法》第四十五条）。
符合听证条件的，你（单位）可以在收到本告知书之日起五个工作日内要求举行听证，听证不收取费用（《行政处罚法》第六十三条、第六十四条）。期限届满以前，本机关不作决定。
联系地址：{{officeAddress}}　电话：{{officePhone}}　承办人及执法证号：{{handlers}}
{{office}}（印章）
{{writtenOn}}`,
  'land-demand': `履行行政处罚决定催告书
{{office}}　{{documentNo}}
{{party}}：
本机关于{{decisionOn}}作出的{{decisionNo}}行政处罚决定已于{{decisionServedOn}}送达，你（单位）至今未履行。对该决定申请行政复议的期限到{{reviewUntil}}为止，提起行政诉讼的期限到{{suitUntil}}为止。
依照《行政强制法》第五十四条，现催告你（单位）自收到本催告书之日起十个工作日内履行位于{{place}}的土地一案的下列义务：{{ordered}}。
逾期仍不履行的，本机关将依法申请人民法院强制执行（《土地管理法》第八十三条、《行政强制法》第五十三条）；复议、起诉的期限届满以前，或者已经申请、起诉而尚无结果的，不申请强制执行。
你（单位）收到本催告书后有权陈述和申辩，本机关应当充分听取、记录并复核；理由成立的，应当采纳（《行政强制法》第三十六条）。
联系地址：{{officeAddress}}　电话：{{officePhone}}　承办人及执法证号：{{handlers}}
{{office}}（印章）
{{writtenOn}}`,
  'land-announcement': `强制执行公告
{{office}}　{{documentNo}}
当事人：{{party}}
关于{{place}}占用土地一案（案号 {{caseNo}}），人民法院已裁定准予强制执行{{decisionNo}}行政处罚决定（{{decisionServedOn}}送达）。
现公告：当事人应当至迟于{{performUntil}}（含当日）自行履行：{{ordered}}；逾期的，由人民法院依法强制执行（《行政强制法》第五十七条、《土地管理法》第八十三条）。
强制执行不在夜间、休息日和法定节假日进行，不以停止供水、供电、供热、供燃气或者中断道路通行的方式迫使当事人履行（《行政强制法》第四十三条）。
联系地址：{{officeAddress}}　电话：{{officePhone}}
{{office}}（印章）
{{writtenOn}}`,
};
