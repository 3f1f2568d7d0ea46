const BINARY = 'AutoCAD Binary DXF\r\n';

/** The binary form of DXF. */
export const isBinaryDxf = (head: Uint8Array): boolean => startsWith(head, BINARY);

/** The drawings that CAD programs keep: `AC1015` and its like. */
export const isDwg = (head: Uint8Array): boolean =>
  startsWith(head, 'AC10') && [4, 5].every((at) => head[at] >= 48 && head[at] <= 57) && (head[6] < 32 || head.length === 6);

function startsWith(head: Uint8Array, text: string): boolean {
  return Array.from(text).every((character, at) => head[at] === character.charCodeAt(0));
}
