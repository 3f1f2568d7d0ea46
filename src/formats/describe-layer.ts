import type { OutgoingLayer, RenamedField } from './writer.ts';

/** What a file's text says of it, in both languages: for formats that have no other place for it. */
export function describeLayer(layer: OutgoingLayer, renamed: readonly RenamedField[] = []): string {
  const names = renamed.map(({ from, to }) => `  ${to} = ${from}`);
  return [...describeLines(layer), ...(names.length > 0 ? ['', '字段全名 / Full names of fields:', ...names] : []), ''].join(
    '\r\n',
  );
}

/** Name, system, source, day, producer and remarks, a line each. */
export function describeLines({ name, crs, about, table }: OutgoingLayer): string[] {
  const { source, on, producer, remarks = [] } = about;
  return [
    `图层 / Layer: ${name}`,
    `要素数 / Features: ${table.count}`,
    `坐标系 / Coordinate system: ${crs.name} (${crs.code})${crs.geographic ? ', 经度 纬度 / lon lat' : ', 米 / m'}`,
    ...(source === undefined ? [] : [`来源 / Source: ${source}`]),
    ...(on === undefined ? [] : [`日期 / As of: ${on}`]),
    ...(producer === undefined ? [] : [`单位 / Producer: ${producer}`]),
    ...remarks,
  ];
}
