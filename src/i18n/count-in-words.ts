import type { i18n } from 'i18next';

/**
 * Lets a text word a value by its number, beside the one that its `_one` form goes by:
 * `{{days, of(one: day; more: days)}}` is “1 day” and “12 days”.
 */
export function countInWords(instance: i18n): void {
  instance.services.formatter?.add('of', (value: unknown, _locale, { one, more }: { one?: string; more?: string }) => {
    return `${String(value)} ${String(value) === '1' ? one : more}`;
  });
}
