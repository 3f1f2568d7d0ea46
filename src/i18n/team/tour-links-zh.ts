/** Refusals of links to shared tours: `error.<code>`, of the team’s server and of the leader’s screen. */
export const tourLinkErrorsZh = {
  'tour-page-foreign': '这不是本区县的巡览，或者内容与记录不符（{{member}}），没有生成链接。请重新打开巡览再试。',
  'tour-not-saved': '服务器上还没有这份巡览。请先保存并等它上报，再生成链接。',
  'tour-audience': '给规划员看的巡览含有内部内容，不能用链接公开，只能生成文件。',
  'tour-end': '有效期要在今天以后、{{most}} 天以内。',
  'links-too-many': '有效的链接已有 {{most}} 个。请先收回不再需要的。',
  'link-unknown': '这个链接已经收回。',
};
