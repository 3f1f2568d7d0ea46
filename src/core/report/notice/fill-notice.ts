import { veilUnseen } from '../../register/unseen.ts';
import { NOTICE_FIELDS, type NoticeField } from './notice.ts';

/** A run of a paragraph: words of the template, or what a field says; `null` where nothing is known: a line to be filled by hand. */
export type NoticePiece = { readonly text: string } | { readonly field: NoticeField; readonly value: string | null };

export interface Notice {
  readonly title: readonly NoticePiece[];
  readonly paragraphs: readonly (readonly NoticePiece[])[];
  /** Fields that the template names and nothing is known of, in their order. */
  readonly missing: readonly NoticeField[];
}

const PLACEHOLDER = /\{\{\s*([A-Za-z]+)\s*\}\}/g;
const KNOWN: ReadonlySet<string> = new Set(NOTICE_FIELDS);

/** Names in a template that are no fields, in their order; a template with any is not kept. */
export function unknownFields(template: string): readonly string[] {
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name]) => name).filter((name) => !KNOWN.has(name));
  return [...new Set(names)];
}

/**
 * Fills a template: its first line is the title, every other line with anything on it a paragraph. Values stand as they are: a brace
 * in a value is text, never a field; what would turn or hide words is seen as �. A name that is no field stays visible, so that nothing
 * is lost without being seen.
 */
export function fillNotice(template: string, values: Readonly<Partial<Record<NoticeField, string>>>): Notice {
  const [title, ...paragraphs] = veilUnseen(template)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => fillLine(line, values));
  const pieces = [title ?? [], ...paragraphs].flat();
  const missing = pieces.flatMap((piece) => ('field' in piece && piece.value === null ? [piece.field] : []));
  return { title: title ?? [], paragraphs, missing: [...new Set(missing)] };
}

function fillLine(line: string, values: Readonly<Partial<Record<NoticeField, string>>>): NoticePiece[] {
  const pieces: NoticePiece[] = [];
  let from = 0;
  for (const match of line.matchAll(PLACEHOLDER)) {
    const [whole, name] = match;
    if (!KNOWN.has(name)) continue;
    if (match.index > from) pieces.push({ text: line.slice(from, match.index) });
    const value = veilUnseen(values[name as NoticeField] ?? '').trim();
    pieces.push({ field: name as NoticeField, value: value === '' ? null : value });
    from = match.index + whole.length;
  }
  if (from < line.length) pieces.push({ text: line.slice(from) });
  return pieces;
}

/** A line of the paper as plain text, blanks as underscores. */
export const writePieces = (pieces: readonly NoticePiece[]): string =>
  pieces.map((piece) => ('text' in piece ? piece.text : (piece.value ?? '________'))).join('');

/** The paper as plain text, for copying into the office's own system. */
export const writeNotice = ({ title, paragraphs }: Notice): string => [title, ...paragraphs].map(writePieces).join('\n\n');
