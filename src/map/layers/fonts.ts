/** No `glyphs` in the style: MapLibre draws every text from fonts on the device. It reads the weight from the first name. */
const STACK = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'system-ui'];
/** The apostrophe and the quotes of the CJK faces are full-width. */
const LATIN_FIRST = ['system-ui', 'Segoe UI', ...STACK.filter((name) => name !== 'system-ui')];
export const REGULAR = STACK;
export const SEMIBOLD = ['Chidu SemiBold', ...STACK];
/** For texts that MapLibre draws by the device's fonts. */
export const LOCAL_FONT = STACK.join(',');

/** A part of a style with the Latin faces first, wherever it names the stack. */
export function latinFirst<T>(part: T): T {
  if (Array.isArray(part)) {
    const at = part.length - STACK.length;
    const isStack = at >= 0 && STACK.every((name, n) => part[at + n] === name);
    return (isStack ? [...part.slice(0, at), ...LATIN_FIRST] : part.map(latinFirst)) as T;
  }
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, latinFirst(one)])) as T;
}
