/** Names that mean one system whoever writes them. Planes are left to those who read the definition. */
const GEOGRAPHIC: readonly (readonly [name: RegExp, code: number])[] = [
  [/^(GCS_WGS_1984|WGS[ _]?84|WGS_1984)$/i, 4326],
  [/^(GCS_China_Geodetic_Coordinate_System_2000|China Geodetic Coordinate System 2000|GCS_CGCS_?2000|CGCS2000)$/i, 4490],
];

/**
 * The EPSG number that a definition itself carries (not one of its parts), or that its name stands for: WKT 1 and 2, and what ESRI
 * writes. Undefined where the definition has to be read instead.
 */
export function epsgOfWkt(wkt: string): number | undefined {
  const own = rootMembers(wkt).findLast((member) => /^(AUTHORITY|ID)\s*[[(]/i.test(member));
  const code = own === undefined ? null : /[[(]\s*"EPSG"\s*,\s*"?(\d{4,6})"?\s*[,\])]/i.exec(own);
  if (code) return Number(code[1]);
  const name = /^\s*(?:GEOGCS|GEOGCRS|GEODCRS)\s*[[(]\s*"([^"]*)"/i.exec(wkt)?.[1];
  return name === undefined ? undefined : GEOGRAPHIC.find(([pattern]) => pattern.test(name))?.[1];
}

/** Members of the outermost element, as they stand. */
function rootMembers(wkt: string): string[] {
  const members: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < wkt.length; at++) {
    const character = wkt[at];
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '[' || character === '(')) {
      if (depth++ === 0) from = at + 1;
    } else if (!quoted && (character === ']' || character === ')' || (character === ',' && depth === 1))) {
      if (depth === 1) members.push(wkt.slice(from, at).trim());
      if (depth === 1) from = at + 1;
      if (character !== ',') depth--;
    }
  }
  return members;
}
