import { describe, expect, it } from 'vitest';
import { changeSettings } from '../../../src/core/register/actions/change-settings.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import type { SettingsPatch } from '../../../src/core/register/change.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/register/default-settings.ts';
import type { Settings } from '../../../src/core/register/district.ts';
import {
  defaultOfficeRule,
  OFFICE_RULE_IDS,
  OFFICE_RULES,
  patchOfficeRules,
  readOfficeRule,
} from '../../../src/core/register/office-rules.ts';
import { changeSchema } from '../../../src/api/change.ts';
import { createWriter, DISTRICT_INPUT } from '../../support/district-changes.ts';

const start = () => {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  return writer;
};
const settings = (): Settings => start().register.settings as Settings;
const change = (patch: unknown, reason = '办公会纪要', on = '2026-03-02') =>
  changeSettings(start().register, { patch: patch as SettingsPatch, reason, on });

describe('what an office may set', () => {
  it('is told for every rule, with a default that itself is lawful', () => {
    expect(OFFICE_RULES.map(({ id }) => id)).toEqual(OFFICE_RULE_IDS);
    for (const { id } of OFFICE_RULES) {
      const before = defaultOfficeRule(id);
      expect(before, id).toBeDefined();
      const patch = patchOfficeRules(settings(), { [id]: before }, '2026-03-02');
      // The same value again is no change; what a district need not have is set now.
      expect(change(patch), id).toMatchObject(
        !(id.split('.')[0] in DEFAULT_SETTINGS) ? { type: 'settings-changed' } : { refused: 'nothing-changed' },
      );
    }
  });

  it('enters its member whole, beside what is set together with it', () => {
    const patch = patchOfficeRules(settings(), { 'sliver.m2': 1, 'sliver.width_m': 0.2, demolitionDueMonths: 2 }, '2026-03-02');
    expect(patch).toEqual({ sliver: { m2: 1, width_m: 0.2 }, demolitionDueMonths: 2 });
    expect(readOfficeRule({ ...DEFAULT_SETTINGS, ...patch } as Settings, 'sliver.width_m')).toBe(0.2);
  });

  it.each([
    [{ smallCell: 2 }, 'smallCell', '个人信息保护法'],
    [
      { measureOfRecord: { ...DEFAULT_SETTINGS.measureOfRecord, patches: 'planar' } },
      'measureOfRecord.patches',
      '国土调查办发〔2008〕32号',
    ],
  ])('is never below the law, and the refusal names it: %j', (patch, field, article) => {
    expect(change(patch)).toMatchObject({ refused: 'setting-below-law', field, article: expect.stringContaining(article) });
  });

  it.each([
    [{ demolitionDueMonths: 1.5 }, 'setting-out-of-range'],
    [{ demolitionDueMonths: Number.NaN }, 'setting-out-of-range'],
    [{ decimals: { m2: 9, ha: 4, mu: 2 } }, 'setting-out-of-range'],
    [{ measureOfRecord: { parcels: 'planar' } }, 'setting-unknown'],
    [{ sliver: null }, 'setting-unknown'],
    [{ demandAfterRemedies: [null] }, 'setting-unknown'],
    [{ demandAfterRemedies: [{ fromOn: 7, value: false }] }, 'setting-unknown'],
    [{ demandAfterRemedies: 'no' }, 'setting-malformed'],
    [{ week: { startsOn: 8, closesAt: '24:00' } }, 'setting-unknown'],
    [{ fieldPackage: { area_km2: 100_000, days: 7 } }, 'setting-out-of-range'],
    [{ fieldPackage: { area_km2: 25, days: 1.5 } }, 'setting-out-of-range'],
    [{ fieldPackage: { days: 7 } }, 'setting-unknown'],
  ])('is nothing that a rule could not go by: %j', (patch, refused) => {
    expect(change(patch)).toMatchObject({ refused });
  });

  it('has the limits of a field package that hold anyway, and gives them up again', () => {
    expect(readOfficeRule(settings(), 'fieldPackage.days')).toBe(7);
    const patch = patchOfficeRules(settings(), { 'fieldPackage.days': 3 }, '2026-03-02');
    expect(patch).toEqual({ fieldPackage: { area_km2: 25, days: 3 } });
    const writer = start();
    writer.accept(changeSettings(writer.register, { patch, reason: '办公会纪要', on: '2026-03-02' }));
    expect(writer.register.settings?.fieldPackage).toEqual({ area_km2: 25, days: 3 });
    const back = { patch: { fieldPackage: null } as SettingsPatch, reason: '办公会纪要', on: '2026-03-03' };
    writer.accept(changeSettings(writer.register, back));
    expect(readOfficeRule(writer.register.settings as Settings, 'fieldPackage.days')).toBe(7);
  });

  it('changes with a reason, which is kept with the change; papers and base maps need none', () => {
    expect(change({ duplicateRatio: 0.4 }, ' ')).toEqual({ refused: 'reason-missing' });
    expect(change({ duplicateRatio: 0.4 })).toMatchObject({ body: { patch: { duplicateRatio: 0.4 }, reason: '办公会纪要' } });
    const office = { office: { name: '某局', address: '某路 1 号', phone: '1' } };
    expect(changeSettings(start().register, { patch: office, on: '2026-03-02' })).toMatchObject({ body: { patch: office } });
  });

  it('keeps the timing of the demand by day: none before the change is judged anew', () => {
    const writer = start();
    const set = (value: string, on: string) => {
      const patch = patchOfficeRules(writer.register.settings as Settings, { demandAfterRemedies: value }, on);
      return writer.accept(changeSettings(writer.register, { patch, reason: '办公会纪要', on }));
    };
    const accepted = set('when-due', '2026-03-02');
    expect(changeSchema.safeParse(accepted).error).toBeUndefined();
    set('after-remedies', '2026-05-06');
    expect(writer.register.settings?.demandAfterRemedies).toEqual([
      { fromOn: '2026-03-02', value: false },
      { fromOn: '2026-05-06', value: true },
    ]);
    const backdated = { demandAfterRemedies: [{ fromOn: '2026-01-05', value: false }] };
    expect(changeSettings(writer.register, { patch: backdated, reason: '补', on: '2026-06-01' })).toMatchObject({
      refused: 'setting-not-retroactive',
      fromOn: '2026-01-05',
    });
    expect(
      changeSettings(writer.register, { patch: { demandAfterRemedies: null }, reason: '撤回', on: '2026-06-01' }),
    ).toMatchObject({
      type: 'settings-changed',
    });
  });
});
