import { MILESTONE_KINDS, type MilestoneKind } from '../../core/register/clearance-item.ts';
import { type ColumnRole, type PlainRole, type StepField } from './roles.ts';

/** Words of the steps, in both languages; the first that fits a text counts, so the longer ones come first. */
const STEP_WORDS: readonly (readonly [MilestoneKind, RegExp])[] = [
  ['decided', /补偿决定|征收决定|^决定|compensationdecision|decision|decided/],
  ['surveyed', /测绘|丈量|实测|勘测|入户调查|survey/],
  ['published', /公示|公布|认定|publish|publication/],
  ['signed', /签约|签订|协议|agreement|signed|signing/],
  ['paid', /拨付|付款|支付|补偿款|paid|payment/],
  ['vacated', /腾空|搬迁|腾退|vacat/],
  ['demolished', /拆除|demoli/],
  ['cleared', /清表|清场|清理|净地|cleared|clearing/],
  ['handed-over', /交地|移交|交付|handedover|handover/],
  ['archived', /归档|archiv/],
];

const plainName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([].*?[)\]]/g, '')
    .replace(/[\s_"'.:*/-]/g, '');

/** The step that a text names, undefined where it names none, or several. */
export function readStep(text: string): MilestoneKind | undefined {
  const plain = plainName(text);
  const exact = MILESTONE_KINDS.find((kind) => plain === kind.replace('-', ''));
  if (exact) return exact;
  const named = STEP_WORDS.filter(([, word]) => word.test(plain)).map(([kind]) => kind);
  return new Set(named).size === 1 ? named[0] : undefined;
}

const PLAIN_NAMES: readonly (readonly [PlainRole, RegExp])[] = [
  ['item', /^(征收单元|清理单元)(编号|标识|id|号)?$|^(clearance)?item(id|no|number)?$/],
  ['parcelNo', /^(不动产)?(宗地|地块)(统一)?(编号|代码|编码|号|号码|id)?$|^parcel(no|number|id|code)?$/],
  ['redLine', /^(项目)?红线(名称|编号|项目)?$|^项目(名称|编号)?$|^(redline|project)(name|no|id)?$/],
  ['household', /^(住?户|户主|农户|被征收户)(号|编号|主编号)?$|^household(no|number|id)?$/],
  ['milestone', /^(节点|环节|步骤|阶段|进度|办理(节点|环节|步骤))(名称)?$|^(milestone|step|stage)(kind|name)?$/],
  ['day', /^(日期|时间|完成日期|办理日期|发生日期|节点日期|日)$|^(date|day|on|completedon)$/],
  ['documentNo', /^(文号|文书号|文书编号|文件号|文件编号|协议编号|协议号|合同编号|决定书编号)$|^document(no|number)?$|^docno$/],
  ['proof', /^(凭证|证明|依据|证据|凭证号|凭证编号|附件)$|^(proof|evidence|voucher)(no)?$/],
  ['amount', /^(金额|补偿金额|补偿款|拨付金额|款额|补偿费|总金额)$|^(amount|sum|compensation)$/],
];

/** What is asked of one step, by what stands beside its word. */
const FIELD_WORDS: readonly (readonly [StepField, RegExp])[] = [
  ['documentNo', /文号|编号|文书|文件|协议号|合同|documentno|docno|number$/],
  ['proof', /凭证|证明|证据|proof|voucher|evidence/],
  ['amount', /金额|款额|amount|sum$|万元|\(元\)/],
];

/** A figure, a state or a person of a step is no day of it. */
const OTHER_FIELDS = /面积|户数|人数|状态|是否|率|方式|情况|备注|单位|责任|经办|期限|area|status|remark|count|share|unit|person/;

/** A heading's role by its name; null where it names none that is known. */
export function roleOfHeading(heading: string): ColumnRole | null {
  const plain = plainName(heading);
  const own = PLAIN_NAMES.find(([, name]) => name.test(plain));
  if (own) return own[0];
  const kind = readStep(heading);
  if (!kind || kind === 'registered' || OTHER_FIELDS.test(plain)) return null;
  const field = FIELD_WORDS.find(([, word]) => word.test(plain))?.[0] ?? 'day';
  return `${field}:${kind}`;
}

/** Amounts under this heading are in 万元. */
export const isInWan = (heading: string): boolean => /万元|\(万\)|[(（]万[)）]/.test(heading.normalize('NFKC'));

/**
 * What the columns of a table are proposed to hold. Where steps have columns of their own, a document number or an amount that
 * names no step is given to the step it can only belong to, or to none.
 */
export function proposeRoles(headings: readonly string[]): (ColumnRole | null)[] {
  const roles = headings.map(roleOfHeading);
  const isWide = roles.some((role) => role?.startsWith('day:'));
  const taken = new Set<ColumnRole>();
  return roles.map((role, column) => {
    const own = role !== null && isWide ? roleAmongSteps(role, headings[column]) : role;
    if (own === null || taken.has(own)) return null;
    taken.add(own);
    return own;
  });
}

function roleAmongSteps(role: ColumnRole, heading: string): ColumnRole | null {
  if (role === 'amount') return 'amount:paid';
  if (role !== 'documentNo' && role !== 'proof') return role;
  const kind = readStep(heading);
  return kind ? `${role}:${kind}` : null;
}
