import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetAllEntries, forgetEntries, keepEntry, readEntry } from '../../src/state/kept-entries.ts';

/** A tab's storage, with its names as own properties as browsers have them. */
function tabStorage(): Storage {
  const kept: Record<string, string> = Object.create(null);
  const hidden = (value: unknown) => ({ value, enumerable: false });
  return Object.defineProperties(kept, {
    getItem: hidden((key: string) => kept[key] ?? null),
    setItem: hidden((key: string, value: string) => {
      kept[key] = value;
    }),
    removeItem: hidden((key: string) => {
      delete kept[key];
    }),
  }) as unknown as Storage;
}

beforeEach(() => vi.stubGlobal('sessionStorage', tabStorage()));
afterEach(() => vi.unstubAllGlobals());

const FORM = { on: '2026-11-29', note: '', verification: null as string | null, stated: false };

describe('what is being typed', () => {
  it('is there again after a reload, until it is recorded or given up', () => {
    keepEntry('case/k-1/step/decided', { ...FORM, note: '第一稿', verification: 'violation', stated: true }, FORM);
    keepEntry('case/k-1/step/demanded', { ...FORM, note: '另一步' }, FORM);
    expect(readEntry('case/k-1/step/decided', FORM)).toEqual({
      ...FORM,
      note: '第一稿',
      verification: 'violation',
      stated: true,
    });
    forgetEntries('case/k-1/step/decided');
    expect(readEntry('case/k-1/step/decided', FORM)).toBeUndefined();
    expect(readEntry('case/k-1/step/demanded', FORM)?.note).toBe('另一步');
  });

  it('belongs to one form: a name that begins alike is another one’s', () => {
    keepEntry('item/i-1/step/on', '2026-11-01', '');
    keepEntry('item/i-1/step-2/on', '2026-11-02', '');
    forgetEntries('item/i-1/step');
    expect(readEntry('item/i-1/step/on', '')).toBeUndefined();
    expect(readEntry('item/i-1/step-2/on', '')).toBe('2026-11-02');
  });

  it('is not kept where it is as it was at the beginning, nor after the person at the tab has left', () => {
    keepEntry('task/new/free/title', '看现场', '');
    keepEntry('task/new/free/title', '', '');
    keepEntry('task/new/free/assignee', '张三', '');
    expect(Object.keys(sessionStorage)).toHaveLength(1);
    forgetAllEntries();
    expect(Object.keys(sessionStorage)).toEqual([]);
  });

  it.each([
    ['text of another kind', '7', false],
    ['no JSON', '{', ''],
    ['a list', '["a"]', ''],
    ['nothing', 'null', null],
  ])('is not taken from %s', (_, text, initial) => {
    sessionStorage.setItem('chidu.entries//a', text);
    expect(readEntry('a', initial)).toBeUndefined();
  });

  it('takes of an older form what fits today’s', () => {
    sessionStorage.setItem(
      'chidu.entries//a',
      JSON.stringify({ note: 'x', stated: 'yes', gone: '1', verification: 'legal', __proto__: 1 }),
    );
    expect(readEntry('a', FORM)).toEqual({ ...FORM, note: 'x', verification: 'legal' });
  });

  it('stands in its form where the tab has no storage', () => {
    vi.stubGlobal('sessionStorage', undefined);
    keepEntry('a', 'x', '');
    forgetEntries('a');
    expect(readEntry('a', '')).toBeUndefined();
  });
});
