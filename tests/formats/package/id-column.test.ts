import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeIds, openIds } from '../../../src/formats/package/id-column.ts';

describe('the column of ids', () => {
  const anyIds = fc.oneof(fc.array(fc.uuid(), { maxLength: 60 }), fc.array(fc.string(), { maxLength: 60 }));

  it('finds every row by its id and every id by its row; of several rows with one id the last', () => {
    fc.assert(
      fc.property(anyIds, fc.nat(59), fc.uuid(), (distinct, again, other) => {
        const ids = distinct.length > 0 ? [...distinct, distinct[again % distinct.length]] : [];
        const { type, bytes } = encodeIds(ids);
        const column = openIds(bytes, type, ids.length);
        expect(ids.map((_, row) => column.at(row))).toEqual(ids);
        expect(ids.map((id) => column.rowOf(id))).toEqual(ids.map((id) => ids.lastIndexOf(id)));
        expect(column.rowOf(other)).toBe(ids.includes(other) ? ids.lastIndexOf(other) : undefined);
        expect(column.rowOf('no id')).toBe(ids.includes('no id') ? ids.lastIndexOf('no id') : undefined);
      }),
    );
  });
});
