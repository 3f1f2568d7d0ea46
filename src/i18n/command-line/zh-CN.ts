const COMMON = `  --json         输出一行 JSON（键名恒为英文，见 docs/contracts/cli.md）
  --lang LANG    zh-CN 或 en；默认依 LC_ALL、LANG，否则英文
  --help         显示本说明
成功退出码为 0；失败退出码为 1，并在标准错误输出一行说明。`;

export const commandLineZh = {
  cli: {
    help: {
      chidu: `尺度：一把尺子量到底

用法：chidu 命令 [参数]

  inspect FILE               文件里有什么，每个图形的平面面积和椭球面积
  convert IN OUT             把文件写成另一种格式或坐标系
  overlap SUBJECT CLIP       两个文件的压盖面积（如宗地与红线）
  footprint DISTRICT         某条红线在某一天的未化解面积
  check DISTRICT             按规则检查：冲突、逾期和待核实的问题
  verify FILE                校验面积计算书
  explain SOURCE             对方的面积数字是怎么算出来的
  clock                      从某个事件起算的法定期限
  snapshot DISTRICT          把某一天冻结成一份快照文件，按对象脱敏
  public DISTRICT            某一天的统计公开网页（静态文件，无需账号）
  package DISTRICT           给巡查准备外业包：一个范围、一个人、几天
  demo --out DISTRICT        生成虚构的演示片区
  begin DISTRICT             把一个片区放到团队服务器上，并设管理员
  audit PLACE                核验服务器上的登记链和操作日志
  serve                      启动网页

每个命令都有 --help 和 --json。`,
      inspect: `用法：chidu inspect FILE [--crs EPSG:n] [--layer NAME] [--encoding NAME] [--limit 1000]

读取界址点 TXT、Shapefile（zip 或散文件）、GeoPackage、FlatGeobuf、DXF、CSV、XLSX、GeoJSON（含按行分隔）、KML、KMZ、GPX、TCX（均可 .gz），列出内容与面积。

  --crs CRS      文件坐标的坐标系，不采用文件自己的声明：EPSG:n、GCJ-02、BD-09、WKT 或 proj 串
  --swap-xy      每对坐标的两个数对调
  --shift N,…    西安 80、北京 54 到国家 2000 的参数：dx,dy,dz,rx,ry,rz,ppm 或 dx,dy,旋转,ppm（米、角秒）
  --unverified   没有转换参数：接受位置未核实
  --layer NAME   只读这个图层
  --encoding E   文字编码，如 gb18030
  --limit N      最多列出 N 个面积，默认 1000；合计总是全部
坐标系不能确定时不猜测，列出可能的坐标系和应给的 --crs。
${COMMON}`,
      convert: `用法：chidu convert IN OUT [--crs EPSG:n] [--out-encoding gbk]

读取 IN，按 OUT 的扩展名写成：GeoJSON、Shapefile（.zip 或 .shp）、界址点 TXT、KML、DXF、GeoPackage、FlatGeobuf、GPX、CSV、XLSX。
丢掉、截短或改变了什么，逐项列出。

  --crs CRS      写出的坐标系：EPSG:4490、EPSG:4326 或国家 2000 的投影带（如 EPSG:4527）；
                 默认与 IN 相同，格式不能表达时为经纬度或所在的 3 度带
  --format F     扩展名看不出时的格式，如 geopackage
  --name NAME    图层名，默认为 IN 的文件名
  --out-encoding E   utf-8（默认）或 gbk：界址点 TXT 和 Shapefile 的文字
  --source-crs CRS   IN 的坐标系；--source-layer、--source-encoding 等同 inspect 的参数
${COMMON}`,
      overlap: `用法：chidu overlap SUBJECT CLIP [--measure ellipsoidal|planar] [--min-m2 1]

量算 SUBJECT 的每个面与 CLIP 的每个面的压盖面积。

  --measure M    ellipsoidal（2008〔32〕号椭球面积，默认）或 planar（高斯-克吕格平面面积）
  --min-m2 A     pairs_over_min、subjects_over_min 的下限，平方米，默认 1
  --subject-crs EPSG:n，--clip-crs EPSG:n   文件坐标的坐标系
${COMMON}`,
      footprint: `用法：chidu footprint DISTRICT --red-line ID --on DAY

某条红线在某一天的未化解面积：尚未交地的征收单元和已立案未销案的占地，重叠只计一次。
DISTRICT 是 .chidu 文件或文件夹。

  --red-line ID  红线的标识或名称
  --on DAY       日期，如 2026-11-20
${COMMON}`,
      check: `用法：chidu check DISTRICT [--on DAY] [--rule CODE] [--unit ID]

某一天按规则发现的问题：不合规定、记录相互矛盾、逾期、待核实。DISTRICT 是 .chidu 文件或文件夹。有没有问题，退出码都是 0。

  --on DAY       日期，如 2026-11-20；默认为最后一条记录的日期
  --rule CODE    只查一条规则，如 double-compensation；写错时会列出全部
  --unit ID      只查一个片区、镇办或村，标识或名称
${COMMON}`,
      verify: `用法：chidu verify FILE [--sha256 CODE]

校验面积计算书（JSON 或 HTML 文件）：由界址点复算每一个数字，并核对校验码。
对 .chidu 文件（区县文件，或手机的上报文件）核对其中每一个校验值，并说明缺少什么。

  --sha256 CODE  出具单位留存的校验码（至少前 16 位，可分组），与文件核对
  --json         输出一行 JSON（键名恒为英文，见 docs/contracts/cli.md）
  --lang LANG    zh-CN 或 en；默认依 LC_ALL、LANG，否则英文
  --help         显示本说明
退出码：0 校验通过；1 被改动或不是要核对的那一份；2 读不出面积计算书。`,
      explain: `用法：chidu explain SOURCE --feature ID --number "12.35 亩" [--unit m2|mu|ha|km2] [--meridian DEG] [--on DAY]

对方的面积数字是由哪种算法得到的，或没有一种能得到。SOURCE 是 .chidu 文件、文件夹，或任何可以读取的图形文件。

  --feature ID      宗地的标识或编号、红线的标识或名称；图形文件里是标识或从 0 起的序号
  --number TEXT     对方的数字，写几位就给几位，可带单位
  --unit U          数字没有带单位时的单位，默认 m2
  --meridian DEG    怀疑对方用的中央经线
  --on DAY          片区的日期；默认为最后一条记录的日期
图形文件的 --crs、--layer 等与 inspect 相同。
${COMMON}`,
      clock: `用法：chidu clock --track planning|land|state|collective --event EVENT --on DAY [--step STEP --at DAY [--executor E]]

从一个事件起算的各个法定期限：止日、条文、是否确定。

  --track T      planning 规划违法，land 土地违法，state 国有土地征收，collective 集体土地征收
  --event E      违建两类：case-opened、notice-served、hearing-held、decision-made、decision-served
                 两类和征收：decision-served-without-remedies、service-announced、review-filed、
                 review-accepted、review-decision-served、judgment-served
                 land、state、collective：remedies-expired、demand-served、court-application-filed、
                 court-application-accepted
                 state：scope-fixed、expropriation-decision-announced
                 collective：pre-announced、approval-received
                 state、collective：plan-published、compensation-decision-served、paid
  --on DAY       事件的日期；文书以送达日为准
  --step S       再问一步能不能办：allowed 可以，too-early 过早，too-late 逾期，wrong-executor 主体不对；
                 如 decision、formal-demand、court-application、enforced-demolition；写错时会列出全部
  --at DAY       这一步的日期
  --executor E   由谁执行：government 或 court
  --demand T     土地违法的催告：after-remedies 复议、起诉期满以后（默认），when-due 履行期满即可；见办公室规则
${COMMON}`,
      package: `用法：chidu package DISTRICT --area W,S,E,N|FILE --for NAME [--expires DAY] [--made DAY] --out FILE

给一名巡查人员准备外业包：与范围相接的宗地、红线、已补偿土地、许可、未结的疑似违建和案件，只有图形、日期和状态；此人自己上报的完整保留。户主、权利人、金额、文书、备注、照片和他人的轨迹都不在其中。DISTRICT 是 .chidu 文件或文件夹。

  --area AREA    西,南,东,北（度），或一个文件里的面
  --for NAME     给谁用，即记录里的姓名
  --expires DAY  最后可用的日子，默认制作后 7 天（设置）
  --made DAY     制作的日子，默认今天
  --out FILE     写入的 .chidu 文件
${COMMON}`,
      snapshot: `用法：chidu snapshot DISTRICT --on DAY --audience A --out FILE [--known-at SEQ] [--title T] [--text T] [--before FILE]… [--id ID]

把区县某一天的数据、地图和说明冻结成一份自足的文件。对象无权看到的内容不写入文件：姓名只留姓，没有证件号、电话、账户、分户金额、举报人和轨迹；少于 3 户的数字不公开，连同会把它推算出来的数字。同样的参数总是得到同样的字节。

  --on DAY        截至哪一天
  --known-at SEQ  只依据到这一条变更，默认全部
  --audience A    给谁看：planner、leader 或 public
  --title、--text 标题和说明
  --before FILE   以前给同一对象的快照，可写多次，旧的在前：放在一起也推算不出隐去的数字
  --id ID         快照编号，默认由参数算出
  --out FILE      写入的文件
${COMMON}`,
      public: `用法：chidu public DISTRICT --on DAY --out FOLDER [--known-at SEQ] [--title T] [--text T] [--before FILE]…
      chidu public SNAPSHOT --out FOLDER

把某一天的统计数字写成公开网页：index.html（中文）、en.html（英文）和所依据的公众快照 snapshot.json。没有脚本，不联网，不含任何住户资料；小单元的数字不公开。

  --on DAY        截至哪一天（操作数是公众快照时不用）
  --known-at SEQ  只依据到这一条变更，默认全部
  --title、--text 标题和说明
  --before FILE   以前的公众快照，可写多次，旧的在前：放在一起也推算不出隐去的数字
  --out FOLDER    写入的文件夹
${COMMON}`,
      demo: `用法：chidu demo [--parcels N] [--seed S] --out DISTRICT

生成虚构的演示片区（.chidu 文件）。同样的参数总是得到同样的字节。

  --parcels N    宗地数，默认 8000
  --seed S       随机种子
  --out FILE     写入的文件
${COMMON}`,
      begin: `用法：chidu begin DISTRICT --admin LOGIN [--name NAME] [--database ADDRESS] [--data FOLDER]

把一个片区（.chidu）放到团队服务器上，并建立第一个管理员。密码只在此显示一次，首次登录必须修改。

  --admin LOGIN  管理员的登录名
  --name NAME    登记中的姓名，默认同登录名
  --database A   postgresql://… 或数据文件夹；默认依 DATABASE_URL、DATA，否则 .data
  --data FOLDER  图层包和照片的文件夹，默认依 DATA，否则 .data
${COMMON}`,
      audit: `用法：chidu audit PLACE

逐值核验服务器上每个片区的登记链和操作日志链。PLACE 是数据文件夹（.data）、postgresql://… 地址，或导出的操作日志（.ndjson）。

  --json         输出一行 JSON（键名恒为英文，见 docs/contracts/cli.md）
  --lang LANG    zh-CN 或 en；默认依 LC_ALL、LANG，否则英文
  --help         显示本说明
退出码 0：属实；1：被改动或截断；2：无法读取。`,
      serve: `用法：chidu serve [--client FOLDER] [--host HOST] [--port PORT]

启动已构建的网页（先运行 npm run build）。也可用环境变量 HOST、PORT、ALLOWED_ORIGINS。

  --client FOLDER  构建好的文件夹，默认 dist
  --help           显示本说明`,
    },
    clock: {
      title: '{{track}}，{{on}} {{event}}',
      period: '{{name}}：至 {{end}}（{{certainty}}；{{article}}）',
      otherwise: '  另一种算法：{{on}}；从严以 {{safe}} 为准',
      blocks: '  {{on}} 之前（含当日）不得：{{steps}}',
      verdict: '{{at}} {{step}}：{{verdict}}',
      obstacle: '  {{code}}，到 {{until}}（{{article}}）',
      judged: { allowed: '可以', 'too-early': '过早', 'too-late': '已逾期', 'wrong-executor': '主体不对', forbidden: '不可以' },
      between: '、',
      none: '没有从这个事件起算的期限。',
      act: {
        'hearing-notice': '听证通知',
        decision: '作出决定',
        service: '送达',
        'late-fee': '加处罚款',
        'formal-demand': '催告',
        'enforcement-decision': '强制执行决定',
        'court-application': '申请法院强制执行',
        'enforced-demolition': '强制拆除',
        'expropriation-decision': '征收决定',
        'plan-published': '公布补偿方案',
        'agreement-signed': '签订协议',
        announcement: '发布征收土地公告',
        demolition: '拆除',
      },
      track: { planning: '规划违法', land: '土地违法', state: '国有土地征收', collective: '集体土地征收' },
      certainty: { certain: '确定', disputed: '有争议', provisional: '暂定，无当年节假日安排' },
      event: {
        'case-opened': '立案',
        'notice-served': '告知书送达',
        'hearing-held': '举行听证',
        'decision-made': '作出决定',
        'decision-served': '决定书送达',
        'decision-served-without-remedies': '决定书送达（未告知救济途径）',
        'service-announced': '发出送达公告',
        'review-filed': '提出复议申请',
        'review-accepted': '复议受理',
        'review-decision-served': '复议决定送达',
        'judgment-served': '一审判决送达',
        'remedies-expired': '复议和起诉期限届满',
        'demand-served': '催告书送达',
        'court-application-filed': '向法院提出申请',
        'court-application-accepted': '法院受理强制执行申请',
        'scope-fixed': '征收范围确定',
        'plan-published': '公布补偿方案',
        'pre-announced': '发布预公告',
        'approval-received': '收到批准文件',
        'expropriation-decision-announced': '征收决定公告',
        'compensation-decision-served': '补偿决定送达',
        paid: '拨付',
      },
      name: {
        'decision-due': '作出处罚决定',
        'hearing-request': '要求听证',
        'hearing-announcement': '听证前通知',
        'service-due': '决定书送达',
        'fine-payment': '缴纳罚款',
        review: '申请行政复议',
        suit: '提起行政诉讼',
        'remedies-not-stated': '未告知救济途径时的期限',
        'service-by-announcement': '公告送达期满',
        'review-acceptance': '复议机关审查受理',
        'review-decision': '作出复议决定',
        'suit-after-review': '复议后起诉',
        appeal: '上诉',
        'demand-unanswered': '催告后等待',
        'court-application-due': '申请法院强制执行',
        'court-acceptance': '法院受理',
        'court-ruling': '法院裁定',
        'freeze-ends': '暂停办理手续的最长期限',
        'plan-comments': '补偿方案征求意见',
        'pre-announcement': '征收土地预公告',
        'plan-posting': '补偿安置方案公告',
        'announcement-due': '发布征收土地公告',
        'demolition-due': '拨付后拆除',
      },
    },
    progress: {
      reading: '正在读取 {{file}}',
      writing: '正在写入 {{file}}',
      measuring: '正在量算 {{file}}',
      overlaps: '正在量算压盖',
      auditing: '正在核验 {{district}}',
      proving: '正在核验 {{file}} 的记录',
      footprint: '正在量算占地',
      checking: '正在按规则检查',
      cutting: '正在制作外业包',
      generating: '正在生成片区',
    },
    inspect: {
      file: '{{file}}（{{format}}）',
      counts: '{{features}} 个要素（{{types}}），{{vertices}} 个点',
      crs: '坐标系 {{name}}（{{foundBy}}）',
      plane: '高斯-克吕格平面，中央子午线 {{meridian}}°',
      encoding: '文字编码 {{name}}',
      statedArea: '属性面积 {{column}}（{{unit}}）：{{what}}；抽查 {{compared}} 个，{{agreeing}} 个相符，属性÷计算 {{ratio}}',
      stated: {
        agrees: '与计算一致',
        planar: '是平面面积',
        ellipsoidal: '是椭球面积',
        sphere: '是按球面算的，不是法定面积',
        'web-mercator': '是网页墨卡托投影的面积，偏大，不可用',
        degrees: '是按度算的，不是面积',
        'other-unit': '单位不对',
        stale: '与图形不符，多半是旧的',
        unexplained: '与计算不符，原因不明',
      },
      layers: '图层（* 为已读）：{{names}}',
      totals: '合计：平面 {{planar}} m²，椭球 {{ellipsoidal}} m²',
      index: '序号',
      planar: '平面 m²',
      ellipsoidal: '椭球 m²',
      id: '标识',
      repaired: '（已修复）',
      notes: '读取说明：',
    },
    convert: {
      written: '已写入 {{file}}（{{format}}）：{{features}} 个要素，坐标系 {{crs}}（{{code}}）',
      renamed: '字段 {{from}} → {{to}}',
      changed: '写出说明：',
    },
    crs: { box: '东经 {{west}}–{{east}}°，北纬 {{south}}–{{north}}°' },
    overlap: {
      counts: '{{pairs}} 对压盖超过 0.01 m²，其中 {{over}} 对不小于 {{min}} m²，涉及 {{subjects}} 个图形',
      total: '压盖合计 {{total}} m²（{{measure}}）；CLIP 的并集 {{union}} m²',
      repaired: '修复了 {{count}} 个图形',
      top: '最大的压盖：',
      pair: '  {{subject}} × {{clip}}  {{m2}} m²',
      notes: '{{file}}：',
      noUnion: '未算出',
      refused: '{{file}} 有 {{count}} 个面未参与量算（{{code}}）',
      empty: '{{file}} 没有可量算的面',
      planar: '平面',
      ellipsoidal: '椭球',
    },
    footprint: {
      redLine: '红线 {{name}}：{{m2}} m²（{{day}}）',
      unresolved: '未化解 {{m2}} m²，{{plots}} 块，其中未销案 {{cases}} 件；已化解 {{resolved}} 块；重复主张 {{double}} m²',
    },
    check: {
      title: '{{on}} 按规则发现 {{count}} 处',
      none: '{{on}} 没有按规则发现的问题。',
      rule: '{{rule}}（{{code}}，{{severity}}）：{{count}} 处',
      finding: '{{about}}：{{found}}{{accepted}}',
      accepted: '（已于 {{on}} 接受：{{reason}}）',
    },
    explain: {
      subject: '{{name}}',
      group: '{{title}}：',
      line: '  {{way}}：{{value}}（差 {{difference}}）',
    },
    verify: {
      subject: '{{title}}：{{kind}} {{name}}，{{on}}',
      area: '  {{measure}} {{m2}} m²',
      sigma: '  {{measure}} {{m2}} m² ± {{sigma}}',
      code: '校验码 {{code}}',
      more: '  还有 {{count}} 处',
    },
    begin: {
      done: '{{name}}（{{district}}）：{{changes}} 条变更已在服务器上。管理员 {{login}}，初始密码 {{password}}',
    },
    audit: {
      district: '{{name}}（{{district}}）',
      feed: '  登记：{{links}} 条变更，其中 {{erased}} 条的个人信息或轨迹点已删除：{{verdict}}',
      log: '  操作日志：{{links}} 条，其中 {{erased}} 条的个人信息已删除：{{verdict}}',
      good: '属实',
      none: '没有片区。',
      fault: {
        'chain-gap': '第 {{seq}} 条缺失',
        'chain-broken': '第 {{seq}} 条与前一条不衔接',
        'chain-altered': '第 {{seq}} 条不是当时记下的内容',
        'chain-short': '从第 {{seq}} 条起缺少末尾',
      },
    },
    container: {
      outbox: '{{file}}：{{name}}的外业上报文件，设备 {{device}}，{{at}} 导出',
      holds: '{{records}} 条记录（{{changes}} 项变更），{{photos}} 个照片文件；所依据的区县记录到第 {{seq}} 条',
      district: '{{file}}：区县 {{name}}，{{changes}} 条记录，{{packages}} 个数据包，{{photos}} 个照片文件',
      missing: '缺少 {{count}} 个照片文件：有记录而没有随文件带来',
      head: '记录至第 {{seq}} 条，校验码 {{hash}}',
      proven: '各文件的校验值都相符。',
      warning: {
        'erased-fixes-held':
          '{{file}} 里 {{patrols}} 次巡查已登记删除轨迹点，文件里却还有这些点。请删除这份文件，改用重新导出的区县文件。',
        'clock-set-back':
          '{{file}} 第 {{seq}} 条记录写明的接收时间是 {{accepted_at}}，却排在 {{after}} 的记录之后（这样的记录：{{changes}}）：设备时钟曾被调回。先后顺序以哈希链为准，请向记录人核实实际日期。',
        'fixes-overdue':
          '{{file}} 里 {{patrols}} 次巡查的轨迹点已过 {{days}} 天的保存期（最早 {{oldest_on}}）。单位若已删除，这是删除之前的旧文件，请一并删除；若还没有，请在“办公室规则”里删除到期的轨迹点，再重新导出。',
      },
    },
    snapshot: {
      written:
        '已写入 {{file}}：截至 {{on}}，依据到第 {{seq}} 条变更，给 {{audience}}；{{cells}} 个数字，隐去 {{hidden}} 个；{{plots}} 块地，{{bytes}} 字节',
      hash: '文件校验值 {{sha256}}',
      subject: '快照“{{title}}”：{{district}}，截至 {{on}}，依据到第 {{seq}} 条变更，给 {{audience}}',
      good: '与冻结时一字不差。是否由本办公室发布，要与记录里的文件校验值核对。',
      bad: '与冻结时不符，{{count}} 处：',
      finding: {
        'not-json': '{{place}} 处不是可读的内容',
        'not-canonical': '{{place}} 处的写法与冻结时不同',
        'format-unknown': '格式“{{stated}}”不认识',
        malformed: '{{place}} 缺失或不对',
        'part-altered': '{{place}} 被改动',
        'sha256-differs': '总校验值不符',
        'not-as-recorded': '不是记录里的那份文件',
      } as Record<string, string>,
    },
    public: {
      written: '已写入 {{folder}}：截至 {{on}}，依据到第 {{seq}} 条变更；{{cells}} 个数字，隐去 {{hidden}} 个',
    },
    package: {
      written:
        '已写入 {{file}}：给 {{for}}，{{km2}} 平方公里，{{parcels}} 块宗地，{{redLines}} 条红线，{{sightings}} 处疑似违建，{{cases}} 个案件，用到 {{expiresOn}}，{{bytes}} 字节',
      leftOut: '没有带上的记录：{{count}} 条（{{code}}）',
    },
    demo: { written: '已写入 {{file}}：{{parcels}} 块宗地，{{redLines}} 条红线，{{changes}} 条记录，{{bytes}} 字节' },
  },
  note: {
    'beyond-plane': '离平面原点太远，在各自的平面里量算：{{count}} 个',
    'not-admitted': '范围太大，直接由经纬度量算椭球面积，未作检查：{{count}} 个',
    'encloses-pole': '环绕极点或整个地球，说不清哪边是内部，没有面积：{{count}} 个',
    'id-clipped': '编号超过 1000 个字符，只显示开头：{{count}} 个',
    'not-measured': '无法量算：{{count}} 个',
    'outside-plane': '离中央子午线超过 3°，没有平面面积：{{count}} 个',
    'meridian-not-own': '离原坐标系的中央子午线超过 3°，改用最近的 3° 带',
  } as Record<string, string>,
  error: {
    'database-missing': '这里没有团队的数据库：{{detail}}',
    'database-unreachable': '连不上数据库：{{detail}}',
    'database-locked': '数据库正被另一个程序使用：{{detail}}',
    'database-too-old': '数据库版本过旧：{{detail}}',
    'database-newer': '数据库属于更新的版本：{{detail}}',
    'option-login': '{{option}} 的值“{{value}}”不能作登录名。',
    'begin-field-package': '这是外业包，只有片区的一部分。请使用完整的片区文件。',
    'district-known': '服务器上已经有这个片区。',
    'audit-unreadable': '第 {{line}} 行不是操作日志的一条记录。',
    'command-unknown': '没有命令 {{command}}；有：{{commands}}。用 chidu --help 查看说明。',
    'plane-differs': 'district.json 里的坐标平面与记录不符，可能被改动。请从备份或原处重新取得。',
    'too-many-pairs': '互相重叠的图形超过 {{most}} 对：文件里是否有大量重复的图形？请去掉重复，或分成几个文件。',
    'option-unknown': '没有选项 {{option}}；用 --help 查看说明。',
    'option-twice': '选项 {{option}} 只能给一次。',
    'option-flag': '选项 {{option}} 不带值。',
    'option-without-value': '选项 {{option}} 缺少值。',
    'option-choice': '选项 {{option}} 的值 {{value}} 不对；可用：{{choices}}。',
    'option-number': '选项 {{option}} 的值 {{value}} 不是不小于 0 的数。',
    'option-count': '选项 {{option}} 的值 {{value}} 不是不小于 0 的整数。',
    'option-shift': '选项 {{option}} 的值 {{value}} 不是七个或四个以逗号分隔的数。',
    'crs-contradicts': '坐标系的说明自相矛盾（{{crs}}）。请用 --crs 指明。',
    'crs-unsure': '坐标系不能确定（坐标如 {{example}}）。请用 --crs 指明。',
    'crs-unverified-datum':
      '“{{crs}}”的大地基准没有公开的转换参数。请用 --shift 给出参数，或用 --unverified 接受位置未核实（可能偏差百米左右）。',
    'known-at-ahead': '记录只到第 {{last}} 条，没有第 {{seq}} 条。',
    'before-altered': '{{file}} 不是一份完好的快照。',
    'before-other-audience': '{{file}} 不是给 {{audience}} 的快照。',
    'picture-unreadable': '第 {{n}} 张图片不是完好的 JPEG、PNG 或 WebP。',
    'option-day': '选项 {{option}} 的值 {{value}} 不是日期；请写成 2026-11-20。',
    'option-area': '选项 {{option}} 的值 {{value}} 不是范围：西,南,东,北（度），西小于东，南小于北。',
    'area-without-polygon': '文件里没有面，不能作为范围。',
    'snapshot-altered': '{{file}} 与冻结时不符，不能公开。',
    'snapshot-not-public': '这是给 {{audience}} 的快照；只有给公众的快照可以做成公开网页。',
    'option-missing': '缺少选项 {{option}}。',
    'operand-missing': '缺少参数 {{operand}}；用 --help 查看说明。',
    'operand-surplus': '多出的参数 {{operand}}；用 --help 查看说明。',
    'option-sha256': '选项 {{option}} 的值 {{value}} 不是校验码：至少 16 位十六进制数字。',
    'certificate-missing': '文件里没有面积计算书。',
    'certificate-unreadable': '面积计算书不完整或被改坏（{{place}}）。',
    'certificate-format-unknown': '不认识的面积计算书版本（{{place}}）。',
    'file-missing': '找不到文件。',
    'file-unreadable': '没有权限读取。',
    'file-unwritable': '无法写入。',
    'file-is-folder': '这是文件夹，不是文件。',
    'file-not-regular': '这不是普通文件。',
    'file-exists': '已经存在；请另选文件名，或先删除它。',
    'folder-missing': '没有这个文件夹。',
    'demo-parcels-out-of-range': '选项 --parcels 的值 {{parcels}} 超出范围：{{least}} 至 {{most}}。',
    fallback: '出现问题（{{code}}）。',
    internal: '内部错误（{{detail}}）。',
    'district-missing': '片区文件里没有片区设置。',
    'package-missing': '缺少图层“{{layer}}”的数据。',
    'disk-full': '磁盘已满。',
    'outside-plane': '离中央子午线 {{meridian}}° 超过 3°，没有平面面积；请用 --measure ellipsoidal。',
    'memory-exhausted': '内存不足，无法处理这么大的文件。',
    'feature-not-found': '没有图形 {{id}}。',
    'feature-without-area': '图形 {{id}} 没有面积。',
    'unit-not-found': '没有片区、镇办或村 {{id}}；有：{{known}}。',
    'red-line-not-found': '片区里没有红线 {{id}}；有：{{known}}。',
    'red-line-not-in-force': '{{day}} 时红线 {{id}} 尚未划定。',
    'not-built': '{{detail}}',
    'port-invalid': '{{detail}}',
    'port-taken': '{{detail}}',
    'host-unknown': '{{detail}}',
    'listen-failed': '{{detail}}',
  } as Record<string, string>,
};

/** The shape that the other language must fill. */
export type CommandLineTexts = { [K in keyof typeof commandLineZh]: Tree<(typeof commandLineZh)[K]> };
type Tree<T> = T extends string ? string : { [K in keyof T]: Tree<T[K]> };
