const SIGNS: Readonly<Record<string, string>> = { d: '°', p: '±', c: '⌀', u: '', o: '', k: '', '%': '%' };

/**
 * The text of a TEXT, an attribute or a name: `%%d` and its like, `\U+5730` and `\M+5B5D8` become what they stand for, and a caret with a
 * blank a caret (alone it makes controls of letters: `^I`, `^J`, `^M` part words here).
 */
export function plainText(text: string): string {
  return decodeCharacters(text)
    .replace(/%%(\d{3}|[dpcuok%])/gi, (_, sign: string) => SIGNS[sign.toLowerCase()] ?? String.fromCharCode(Number(sign)))
    .replace(/\^([IJM ])/g, (_, sign: string) => (sign === ' ' ? '^' : ' '))
    .trim();
}

/** The text of an MTEXT without its formatting; lines stay lines. */
export function plainMultilineText(text: string): string {
  const unformatted = decodeCharacters(text).replace(
    /\\(?:([\\{}])|([PpNX])|(~)|S([^;]*);|[ACFHQTWfp][^;\\{}]*;|[LlOoKk])|[{}]/g,
    (_, escaped?: string, line?: string, blank?: string, stacked?: string) =>
      escaped ?? (line !== undefined ? '\n' : blank !== undefined ? ' ' : (stacked?.replace(/[#^]\s*/, '/') ?? '')),
  );
  return unformatted
    .split('\n')
    .map((line) => plainText(line))
    .filter((line) => line !== '')
    .join('\n');
}

/** Code pages of `\M+n…`. */
const PAGES: Readonly<Record<string, string>> = { 1: 'shift_jis', 2: 'big5', 3: 'euc-kr', 5: 'gb18030' };

function decodeCharacters(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\U\+([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\M\+([1235])([0-9a-f]{4})/gi, (_, page: string, hex: string) => {
      const code = Number.parseInt(hex, 16);
      return new TextDecoder(PAGES[page]).decode(Uint8Array.of(code >> 8, code & 255));
    });
}
