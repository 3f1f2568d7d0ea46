const CJK = ['"PingFang SC"', '"Microsoft YaHei"', '"Noto Sans CJK SC"'];

/**
 * Faces for paper and for windows without the sheets of style (`--chidu-font` elsewhere): in a Latin language its faces come first, as
 * the apostrophe and the quotes of the CJK faces are full-width.
 */
export const paperFont = (language: string): string =>
  (language.startsWith('zh') ? [...CJK, 'system-ui', 'sans-serif'] : ['system-ui', '"Segoe UI"', ...CJK, 'sans-serif']).join(',');
