import { describe, expect, it } from 'vitest';
import { DISCLOSURE_FIELDS, type DisclosureField } from '../../../src/core/register/disclosure.ts';
import { printDisclosure } from '../../../src/core/register/actions/print-disclosure.ts';
import { hashDisclosure, listDisclosure } from '../../../src/core/report/disclosure/disclosure-list.ts';
import { secretDistrict } from '../../formats/field-package/secret-district.ts';

const { register } = secretDistrict('f4').writer;
const [item] = [...register.items.values()].filter(({ households }) => households.length > 0);
const ON = '2099-01-01';
const list = (fields: readonly DisclosureField[], on = ON) =>
  listDisclosure(register, item.redLineId, on, fields, (parcelId) => `no ${parcelId}`);

describe('a disclosure list', () => {
  it('has one line per household of every item on record, and the fields that were chosen alone', () => {
    const inLine = [...register.items.values()].filter(
      ({ redLineId, milestones }) => redLineId === item.redLineId && milestones.length > 0,
    );
    const { rows, fields } = list(['parcel-no', 'household-no']);
    expect(fields).toEqual(['household-no', 'parcel-no']);
    expect(rows).toHaveLength(inLine.reduce((sum, { households }) => sum + households.length, 0));
    const text = JSON.stringify(list(['household-no', 'masked-name']));
    for (const { name, address, phone } of register.households.values())
      for (const secret of [name, address, phone])
        if (secret !== undefined && secret.length > 2) expect(text).not.toContain(secret);
  });

  it('says names and addresses where the office chose them, and never a phone', () => {
    const text = JSON.stringify(list(DISCLOSURE_FIELDS));
    const household = register.households.get(item.households[0].householdId);
    expect(text).toContain(household?.name);
    for (const { phone } of register.households.values()) if (phone) expect(text).not.toContain(phone);
  });

  it('is empty before anything was registered, and hashes what it says', () => {
    expect(list(['household-no'], '1900-01-01').rows).toEqual([]);
    const made = list(['household-no']);
    expect(hashDisclosure(made)).toBe(hashDisclosure(list(['household-no'])));
    expect(hashDisclosure({ ...made, rows: made.rows.slice(1) })).not.toBe(hashDisclosure(made));
  });

  it('is not printed without a contact, a time for objections, or anything to say', () => {
    const disclosure = {
      id: 'd1',
      redLineId: item.redLineId,
      asOf: '2026-11-20',
      knownAt: 1,
      fields: ['household-no'] as const,
      rows: 3,
      sha256: 'a'.repeat(64),
      objectionsUntil: '2026-11-28',
      contact: '征迁办',
    };
    const print = (more: object) => printDisclosure(register, { disclosure: { ...disclosure, ...more }, on: '2026-11-21' });
    expect(print({})).toMatchObject({ type: 'disclosure-printed', body: { disclosure } });
    expect(print({ contact: ' ' })).toMatchObject({ refused: 'disclosure-without-contact' });
    expect(print({ objectionsUntil: '2026-11-21' })).toMatchObject({ refused: 'disclosure-without-objections' });
    expect(print({ rows: 0 })).toMatchObject({ refused: 'disclosure-empty' });
    expect(print({ asOf: '2026-11-22' })).toMatchObject({ refused: 'disclosure-ahead' });
    expect(print({ redLineId: 'nowhere' })).toMatchObject({ refused: 'red-line-unknown' });
  });
});
