import type { i18n } from 'i18next';
import { wordKinds } from './word-kinds.ts';

/** What an error is known by; its wording is chosen here. The same shape as core's `CodedError`, which texts must not import. */
export interface CodedError {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly where?: Readonly<Record<string, string | number | undefined>>;
  readonly message?: string;
}

const PLACES = ['file', 'line', 'feature', 'byte'] as const;

/** What is wrong, where, and what to do, in the reader's language. An unknown code is shown as it is, never swallowed. */
export function describeError(texts: i18n, error: CodedError): string {
  const key = `error.${error.code}`;
  const values = showValues({
    ...error.where,
    ...wordKinds(texts, error.code, error.params),
    code: error.code,
    detail: error.message ?? error.code,
  });
  const what = texts.exists(key) ? texts.t(key, values) : texts.t('error.fallback', values);
  const where = PLACES.filter((place) => error.where?.[place] !== undefined && error.where[place] !== '').map((place) =>
    texts.t(`where.${place}`, showValues({ [place]: error.where?.[place] })),
  );
  return where.length === 0 ? what : `${where.join(' · ')}: ${what}`;
}

type Value = string | number | undefined;

const MOST_SHOWN = 500;
/** Would cut the sentence that a value stands in, or turn the order of its words. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** Values come from files: each is shown in one piece, within its sentence and no longer than a sentence bears. */
const showValues = (values: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? showText(value) : value]));

const showText = (text: string): string => {
  const seen = text.replace(UNSEEN, '�');
  return seen.length > MOST_SHOWN ? `${seen.slice(0, MOST_SHOWN)}…` : seen;
};

/** The wording of a reader's note. */
export function describeNote(
  texts: i18n,
  note: { readonly code: string; readonly count: number; readonly detail?: string },
): string {
  const key = `note.${note.code}`;
  const detail = note.detail === undefined ? '' : describeDetail(texts, note.detail);
  const values = { code: note.code, count: note.count, detail };
  const text = texts.exists(key) ? texts.t(key, values) : texts.t('note.fallback', values);
  return detail !== '' && !text.includes(detail) ? `${text} (${detail})` : text;
}

/** The place that a detail begins or ends with (`line 12: 0.5`, `TEXT, line 12`) in the reader's language; values stay as they are. */
function describeDetail(texts: i18n, detail: string): string {
  const word = (place: string, at: string): string => texts.t(`where.${place}`, { [place]: at });
  if (detail === 'field name') return texts.t('where.fieldName');
  return detail
    .replace(/^(line|feature|record|row) (\d+)(?=$|[:,])/, (_, place: string, at: string) => word(place, at))
    .replace(/(?<=, )(line|feature|record|row) (\d+)$/, (_, place: string, at: string) => word(place, at));
}
