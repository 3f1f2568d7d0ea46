/** What a column's name says it holds. */
export type ColumnRole = 'lon' | 'lat' | 'north' | 'east' | 'x' | 'y' | 'point' | 'ring' | 'feature';

/** Names in their plain form: lower case, without blanks, underscores and units in brackets. */
const NAMES: Readonly<Record<ColumnRole, RegExp>> = {
  lon: /^(.*经度.*|东经|lon|lng|long|longitude|.*(longitude|lng|lon))$/,
  lat: /^(.*纬度.*|北纬|lat|latitude|.*(latitude|lat))$/,
  north: /^(纵坐标x?|x纵坐标|.*北坐标.*|北|n|north|northing|坐标n|n坐标|northings)$/,
  east: /^(横坐标y?|y横坐标|.*东坐标.*|东|e|east|easting|坐标e|e坐标|eastings)$/,
  x: /^(x|.{0,8}坐标x|x.{0,4}坐标.{0,6}|x值|x轴|(point|coord|pos)x|x(coord|coordinate|pos)?)$/,
  y: /^(y|.{0,8}坐标y|y.{0,4}坐标.{0,6}|y值|y轴|(point|coord|pos)y|y(coord|coordinate|pos)?)$/,
  point:
    /^(.{0,4}点号|点名|点编号|界址点|界址点(编号|名称)|[拐顶角]点(编号)?|序号|编号|pt|(point|vertex|pt)(no|id|name|number|index|seq)?|no\.?|seq|order)$/,
  ring: /^(圈号|环号|圈|环|(ring|loop)(no|id|number|index)?)$/,
  feature:
    /^((地块|宗地|图斑|红线|要素|项目|房屋|建筑物)(编号|代码|号|名称|id)?|不动产单元号|(feature|parcel|plot|polygon|shape|lot)(no|id|number|code|name)?|fid|gid|dkbh|dkdm|zddm|zdh|tbbh|group(id)?|分组|组号)$/,
};

export function roleOfColumn(name: string): ColumnRole | undefined {
  const plain = plainName(name);
  return (Object.keys(NAMES) as ColumnRole[]).find((role) => NAMES[role].test(plain));
}

/** Longer names are sentences. */
const LONGEST = 40;

function plainName(name: string): string {
  if (name.length > LONGEST) return '';
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([].*?[)\]]/g, '')
    .replace(/[\s_"'.:]/g, '');
}

/** A name for numbers that are no quantities: their zeros in front and their length mean something. */
export const isCodeName = (name: string): boolean =>
  /(编号|代码|编码|号|code|id|no|number)$/i.test(
    name
      .normalize('NFKC')
      .trim()
      .replace(/[(].*?[)]/g, ''),
  );
