import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedError } from '../../../core/register/coded-error.ts';
import type { PhotoContradiction } from '../../../core/register/photo-contradictions.ts';
import type { Instant } from '../../../core/register/ports.ts';
import { describeError } from '../../../i18n/describe-error.ts';
import { wordContradiction } from '../../../i18n/word-kinds.ts';
import { useSession } from '../../../state/session.ts';

const MB = 1024 * 1024;

/** Words for what photos and their files say. */
export function usePhotoWords() {
  const { i18n } = useTranslation();
  const timeZone = useSession((s) => s.summary?.settings.timeZone ?? 'Asia/Shanghai');
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(i18n.language, { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    return {
      failure: (error: CodedError): string => describeError(i18n, error),
      contradiction: ({ code, value }: PhotoContradiction): string => wordContradiction(i18n, `${code}:${value}`),
      note: ({ code, params }: { code: string; params?: Readonly<Record<string, string | number>> }): string =>
        i18n.t(`photos.note.${code}`, { ...params, defaultValue: code }),
      time: (at: Instant): string => time.format(new Date(at)),
      typeOf: (mediaType: string): string => mediaType.replace('image/', '').toUpperCase(),
      size: (bytes: number): string => (bytes < MB ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / MB).toFixed(1)} MB`),
    };
  }, [i18n, timeZone]);
}
