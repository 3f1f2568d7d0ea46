/** Numbers of code pages to labels of the Encoding standard. GB 18030 reads everything that GB 2312 and GBK (936) can write. */
const BY_NUMBER: Readonly<Record<number, string>> = {
  65001: 'utf-8',
  936: 'gb18030',
  54936: 'gb18030',
  20936: 'gb18030',
  950: 'big5',
  932: 'shift_jis',
  949: 'euc-kr',
  874: 'windows-874',
  866: 'ibm866',
  20866: 'koi8-r',
};

/** Byte 29 of a .dbf (the language driver of dBASE) to a code page. */
const BY_LANGUAGE: Readonly<Record<number, number>> = {
  3: 1252,
  87: 1252,
  88: 1252,
  89: 1252,
  77: 936,
  122: 936,
  79: 950,
  120: 950,
  19: 932,
  123: 932,
  78: 949,
  121: 949,
  80: 874,
  124: 874,
  38: 866,
  101: 866,
  125: 1255,
  126: 1256,
  200: 1250,
  201: 1251,
  202: 1254,
  203: 1253,
  204: 1257,
};

/** Label of the Encoding standard for a code page's number; undefined where it has no decoder (437, 850). */
function encodingOfNumber(number: number): string | undefined {
  if (number >= 1250 && number <= 1258) return `windows-${number}`;
  // Microsoft's numbers of ISO 8859; the standard reads part 1 as windows-1252.
  const part = number > 28590 && number <= 28606 ? number - 28590 : number > 88590 && number <= 88606 ? number - 88590 : 0;
  return part > 0 ? labelOf(`iso-8859-${part}`) : BY_NUMBER[number];
}

/** What byte 29 of a .dbf says; undefined where it says nothing, or a code page without a decoder. */
export function encodingOfLanguage(language: number): string | undefined {
  const number = BY_LANGUAGE[language];
  return number === undefined ? undefined : encodingOfNumber(number);
}

/**
 * What a .cpg says, in any spelling: `UTF-8`, `65001`, `GBK`, `CP936`, `ANSI 936`, `GB2312`, `ISO 8859-1`, `LDID/77`, …
 * Undefined where it cannot be told.
 */
export function encodingOfCpg(text: string): string | undefined {
  const name = text
    .replace(/^\uFEFF/, '')
    .split('\0')
    .join('')
    .trim()
    .toLowerCase();
  const language = /^ldid\/(\d{1,3})$/.exec(name);
  if (language) return encodingOfLanguage(Number(language[1]));
  if (/^utf[-_ ]?8\b/.test(name)) return 'utf-8';
  if (/^(gb[-_ ]?(k|2312|_2312-80|18030)|euc[-_]?cn|cn-gb|chinese)$/.test(name)) return 'gb18030';
  if (/^big[-_ ]?5/.test(name)) return 'big5';
  const latin = /8859[-_ ]?(\d{1,2})$/.exec(name);
  if (latin) return labelOf(`iso-8859-${Number(latin[1])}`);
  const number = /^(?:[a-z]+[-_ .]*)?(\d{3,5})$/.exec(name);
  return (number ? encodingOfNumber(Number(number[1])) : undefined) ?? labelOf(name);
}

/** The standard's own name for a label, undefined where it knows none. */
export function labelOf(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
