import { encodingByMark, encodingByZeros } from '../text-encoding.ts';

/** Local name of an XML document's root element, judged from its first bytes; undefined where there is none. */
export function sniffRoot(head: Uint8Array): string | undefined {
  const encoding = encodingByMark(head)?.encoding ?? encodingByZeros(head) ?? 'utf-8';
  const text = new TextDecoder(encoding).decode(head);
  const afterProlog = /^\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>\s*)*/.exec(text);
  const rest = text.slice(afterProlog?.[0].length ?? 0);
  return /^<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(rest)?.[1];
}
