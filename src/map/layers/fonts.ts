/** No `glyphs` in the style: MapLibre draws every text from fonts on the device. It reads the weight from the first name. */
const STACK = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'system-ui'];
export const REGULAR = STACK;
export const SEMIBOLD = ['Chidu SemiBold', ...STACK];
/** For texts that MapLibre draws by the device's fonts. */
export const LOCAL_FONT = STACK.join(',');
